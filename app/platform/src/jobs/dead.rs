//! Jobs that were given up.

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
