//! How the queue stands, for those who watch.

use std::time::Duration;

use sqlx::PgPool;

use crate::error::AppError;

/// How the queue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// For how long the job that is due longest has waited to be taken up; zero when none waits.
    pub overdue: Duration,
    /// How many failed and will be tried again.
    pub failing: i64,
    /// How many were given up, and wait for somebody to look.
    pub dead: i64,
}

/// Looks at the queue, by the clock of the database.
///
/// # Errors
/// Internal.
pub async fn queue(pool: &PgPool) -> Result<Queue, AppError> {
    // Not checked at compile time: the schema belongs to `graphile_worker` and is made at run time.
    let (overdue, failing, dead): (f64, i64, i64) = sqlx::query_as(
        "select
             coalesce(extract(epoch from now() - min(run_at) filter (
                 where run_at <= now() and locked_at is null and attempts < max_attempts
             )), 0)::float8,
             count(*) filter (where attempts between 1 and max_attempts - 1 and locked_at is null),
             count(*) filter (where attempts >= max_attempts and locked_at is null)
         from graphile_worker.jobs",
    )
    .fetch_one(pool)
    .await?;
    Ok(Queue {
        overdue: Duration::try_from_secs_f64(overdue).unwrap_or_default(),
        failing,
        dead,
    })
}
