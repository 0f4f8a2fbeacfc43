//! Writing the actions of a goal.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{LockedGoal, lock};
use crate::{capability::Partner, goals::model::ActionText};

/// Locks the goal that an action belongs to.
///
/// # Errors
/// Not found, when the action is not of the two or gone.
pub async fn goal_of(transaction: &mut PgConnection, partner: &Partner, action: Uuid) -> Result<LockedGoal, AppError> {
    let goal = sqlx::query_scalar!(
        "select goal_id from couple.goal_actions where id = $1 and couple_id = $2",
        action,
        partner.couple().0,
    )
    .fetch_one(&mut *transaction)
    .await?;
    lock(transaction, partner, goal).await
}

/// The actions of a goal in their order.
pub async fn order(
    transaction: &mut PgConnection,
    partner: &Partner,
    goal: &LockedGoal,
) -> Result<Vec<Uuid>, AppError> {
    let order = sqlx::query_scalar!(
        "select id from couple.goal_actions where couple_id = $1 and goal_id = $2 order by place",
        partner.couple().0,
        goal.id,
    )
    .fetch_all(transaction)
    .await?;
    Ok(order)
}

/// A new action behind all others of a goal.
pub async fn append(
    transaction: &mut PgConnection,
    partner: &Partner,
    goal: &LockedGoal,
    (id, now): (Uuid, DateTime<Utc>),
    text: &ActionText,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.goal_actions (id, couple_id, goal_id, created_by, changed_by, text, place, created_at)
         select $1, $2, $3, $4, $4, $5, coalesce(max(place), 0) + 1, $6
         from couple.goal_actions where couple_id = $2 and goal_id = $3",
        id,
        partner.couple().0,
        goal.id,
        partner.account().0,
        text.text(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Puts all actions of a goal into an order.
pub async fn arrange(
    transaction: &mut PgConnection,
    partner: &Partner,
    goal: &LockedGoal,
    order: &[Uuid],
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.goal_actions a set place = wanted.place
         from unnest($3::uuid[]) with ordinality as wanted (id, place)
         where a.id = wanted.id and a.couple_id = $1 and a.goal_id = $2",
        partner.couple().0,
        goal.id,
        order,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Changes the text of an action.
///
/// # Errors
/// Not found, when it is not of the two or gone.
pub async fn set_text(
    transaction: &mut PgConnection,
    partner: &Partner,
    action: Uuid,
    text: &ActionText,
) -> Result<(), AppError> {
    sqlx::query_scalar!(
        "update couple.goal_actions set text = $3, changed_by = $4 where id = $1 and couple_id = $2 returning id",
        action,
        partner.couple().0,
        text.text(),
        partner.account().0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(())
}

/// Ticks an action, or takes the tick away; the same again changes nothing.
///
/// # Errors
/// Not found, when it is not of the two or gone.
pub async fn set_done(
    transaction: &mut PgConnection,
    partner: &Partner,
    action: Uuid,
    done_at: Option<DateTime<Utc>>,
) -> Result<(), AppError> {
    sqlx::query_scalar!(
        "update couple.goal_actions
         set done_at = case when $3::timestamptz is not null then coalesce(done_at, $3) end,
             changed_by = case when (done_at is null) = ($3 is null) then changed_by else $4 end
         where id = $1 and couple_id = $2
         returning id",
        action,
        partner.couple().0,
        done_at,
        partner.account().0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(())
}

/// Deletes an action.
pub async fn remove(transaction: &mut PgConnection, partner: &Partner, action: Uuid) -> Result<(), AppError> {
    sqlx::query!(
        "delete from couple.goal_actions where id = $1 and couple_id = $2",
        action,
        partner.couple().0
    )
    .execute(transaction)
    .await?;
    Ok(())
}
