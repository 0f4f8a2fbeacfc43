//! Goals and actions for the copy that each of the two may keep.

use chrono::{DateTime, NaiveDate, Utc};
use platform::error::AppError;
use sqlx::PgPool;
use uuid::Uuid;

use super::owner_seen_by;
use crate::{
    goals::model::{Owner, Status},
    pairing::Keepsake,
};

/// A goal of the copy.
#[derive(Clone, Debug)]
pub struct KeptGoal {
    /// Its id.
    pub id: Uuid,
    /// What.
    pub title: String,
    /// Why for us.
    pub why: String,
    /// Whose.
    pub owner: Owner,
    /// Where it stands.
    pub status: Status,
    /// The day it is for.
    pub target: Option<NaiveDate>,
    /// When it was set.
    pub created_at: DateTime<Utc>,
}

/// An action of the copy.
#[derive(Clone, Debug)]
pub struct KeptAction {
    /// The goal that it belongs to.
    pub goal: Uuid,
    /// What is to be done.
    pub text: String,
    /// Whether it is.
    pub done: bool,
}

/// Every goal of a couple, the latest first.
pub async fn every_goal(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<KeptGoal>, AppError> {
    let rows = sqlx::query!(
        "select id, title, why, owner_id, status, target_day, created_at
         from couple.goals
         where couple_id = $1
         order by id desc",
        keepsake.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| KeptGoal {
            id: row.id,
            title: row.title,
            why: row.why,
            owner: owner_seen_by(keepsake.member().account(), row.owner_id),
            status: Status::parse(&row.status).unwrap_or_default(),
            target: row.target_day,
            created_at: row.created_at,
        })
        .collect())
}

/// Every action of a couple's goals, each goal's in their order.
pub async fn every_action(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<KeptAction>, AppError> {
    let rows = sqlx::query_as!(
        KeptAction,
        r#"select goal_id as goal, text, done_at is not null as "done!"
           from couple.goal_actions
           where couple_id = $1
           order by goal_id, place"#,
        keepsake.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}
