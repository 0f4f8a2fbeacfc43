//! What all goals of a couple come to.

use platform::error::AppError;
use sqlx::PgPool;

use crate::{
    capability::Partner,
    goals::model::{GoalProgress, NextAction},
};

/// How many goals stand where, and how many actions are done.
pub async fn totals(pool: &PgPool, partner: &Partner) -> Result<GoalProgress, AppError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where status = 'active') as "active!",
                  count(*) filter (where status = 'paused') as "paused!",
                  count(*) filter (where status = 'done') as "done!",
                  (select count(done_at) from couple.goal_actions where couple_id = $1) as "actions_done!",
                  (select count(*) from couple.goal_actions where couple_id = $1) as "actions_total!"
           from couple.goals
           where couple_id = $1"#,
        partner.couple().0,
    )
    .fetch_one(pool)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(GoalProgress {
        active: count(row.active),
        paused: count(row.paused),
        done: count(row.done),
        actions_done: count(row.actions_done),
        actions_total: count(row.actions_total),
    })
}

/// The first open action of the latest goals under way that have one.
pub async fn next_actions(pool: &PgPool, partner: &Partner, most: i64) -> Result<Vec<NextAction>, AppError> {
    let rows = sqlx::query!(
        r#"select g.id, g.title, next.text
           from couple.goals g
           cross join lateral (
               select a.text
               from couple.goal_actions a
               where a.couple_id = g.couple_id and a.goal_id = g.id and a.done_at is null
               order by a.place
               limit 1
           ) as next
           where g.couple_id = $1 and g.status = 'active'
           order by g.id desc
           limit $2"#,
        partner.couple().0,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| NextAction {
            goal: row.id.to_string(),
            title: row.title,
            text: row.text,
        })
        .collect())
}
