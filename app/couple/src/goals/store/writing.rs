//! Writing goals.

use chrono::{DateTime, NaiveDate, Utc};
use platform::error::AppError;
use sqlx::PgConnection;
use uuid::Uuid;

use super::account_of;
use crate::{
    capability::Partner,
    goals::model::{NewGoal, Status, TargetDay},
};

/// A goal whose row is locked until the transaction ends.
#[derive(Clone, Copy, Debug)]
pub struct LockedGoal {
    /// Which one.
    pub id: Uuid,
    /// Where it stands.
    pub status: Status,
    /// The day it is for.
    pub target: Option<NaiveDate>,
}

/// A new goal of the two.
pub async fn insert(
    transaction: &mut PgConnection,
    partner: &Partner,
    (id, now): (Uuid, DateTime<Utc>),
    goal: &NewGoal,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.goals
             (id, couple_id, created_by, changed_by, owner_id, title, why, target_day, created_at, updated_at)
         values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $8)",
        id,
        partner.couple().0,
        partner.account().0,
        account_of(partner, goal.owner),
        goal.title.text(),
        goal.why.text(),
        goal.target.map(TargetDay::day),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Locks a goal of the two.
///
/// # Errors
/// Not found, when it is not theirs or gone.
pub async fn lock(transaction: &mut PgConnection, partner: &Partner, goal: Uuid) -> Result<LockedGoal, AppError> {
    let row = sqlx::query!(
        "select id, status, target_day from couple.goals where id = $1 and couple_id = $2 for update",
        goal,
        partner.couple().0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(LockedGoal {
        id: row.id,
        status: Status::parse(&row.status).unwrap_or_default(),
        target: row.target_day,
    })
}

/// Changes what a goal says.
pub async fn update(
    transaction: &mut PgConnection,
    partner: &Partner,
    goal: &LockedGoal,
    now: DateTime<Utc>,
    new: &NewGoal,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.goals
         set owner_id = $3, title = $4, why = $5, target_day = $6, changed_by = $7, updated_at = $8
         where id = $1 and couple_id = $2",
        goal.id,
        partner.couple().0,
        account_of(partner, new.owner),
        new.title.text(),
        new.why.text(),
        new.target.map(TargetDay::day),
        partner.account().0,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Changes where a goal stands.
pub async fn set_status(
    transaction: &mut PgConnection,
    partner: &Partner,
    goal: &LockedGoal,
    now: DateTime<Utc>,
    status: Status,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.goals
         set status = $3, done_at = case when $3 = 'done' then $5::timestamptz end, changed_by = $4, updated_at = $5
         where id = $1 and couple_id = $2",
        goal.id,
        partner.couple().0,
        status.word(),
        partner.account().0,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Deletes a goal with its actions.
pub async fn delete(transaction: &mut PgConnection, partner: &Partner, goal: &LockedGoal) -> Result<(), AppError> {
    sqlx::query!(
        "delete from couple.goals where id = $1 and couple_id = $2",
        goal.id,
        partner.couple().0
    )
    .execute(transaction)
    .await?;
    Ok(())
}
