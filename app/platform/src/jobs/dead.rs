//! Jobs that were given up.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use crate::error::AppError;

/// How many jobs failed at their last attempt and wait for somebody to look.
pub async fn dead(pool: &PgPool) -> Result<i64, AppError> {
    // Not checked at compile time: the schema belongs to `graphile_worker` and is made at run time.
    let count = sqlx::query_scalar(
        "select count(*) from graphile_worker.jobs where attempts >= max_attempts and locked_at is null",
    )
    .fetch_one(pool)
    .await?;
    Ok(count)
}

/// Throws away the jobs that were given up before a moment.
pub(super) async fn forget(pool: &PgPool, before: DateTime<Utc>) -> Result<(), AppError> {
    // Not checked at compile time, as above. The queue's own function leaves what is held alone.
    sqlx::query(
        "select graphile_worker.complete_jobs(coalesce(array_agg(id), '{}'))
         from graphile_worker.jobs
         where attempts >= max_attempts and locked_at is null and updated_at < $1",
    )
    .bind(before)
    .execute(pool)
    .await?;
    Ok(())
}
