//! The end of a couple in the database.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::{PgConnection, PgPool};

use crate::capability::CoupleId;

/// Ends a couple: both are free, and what it holds stays for the export until `delete_at`.
pub async fn end(
    transaction: &mut PgConnection,
    couple: CoupleId,
    now: DateTime<Utc>,
    delete_at: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.couples set ended_at = $2, delete_at = $3 where id = $1",
        couple.0,
        now,
        delete_at
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "update couple.partners set left_at = $2 where couple_id = $1",
        couple.0,
        now
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Deletes a couple with everything in it.
pub async fn delete(transaction: &mut PgConnection, couple: CoupleId) -> Result<(), AppError> {
    sqlx::query!("delete from couple.couples where id = $1", couple.0)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Deletes the couples whose time is over, with everything in them, and what the change feed says of them.
pub async fn delete_due(pool: &PgPool, now: DateTime<Utc>) -> Result<u64, AppError> {
    let deleted = sqlx::query_scalar!(
        r#"with gone as (
               delete from couple.couples where delete_at <= $1 returning 'couple:' || id as audience
           ), unheard as (
               delete from platform.changes where audience in (select audience from gone)
           ), left_behind as (
               delete from platform.audience_members where audience in (select audience from gone)
           )
           select count(*) as "deleted!" from gone"#,
        now,
    )
    .fetch_one(pool)
    .await?;
    Ok(u64::try_from(deleted).unwrap_or(0))
}
