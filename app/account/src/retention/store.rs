//! Deleting what has expired.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgPool;

/// Registrations that nobody confirmed.
pub(super) async fn delete_registrations(pool: &PgPool, now: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!("delete from platform.registrations where expires_at <= $1", now)
        .execute(pool)
        .await?;
    Ok(())
}

/// Links that nobody followed.
pub(super) async fn delete_mail_tokens(pool: &PgPool, now: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!("delete from platform.mail_tokens where expires_at <= $1", now)
        .execute(pool)
        .await?;
    Ok(())
}

/// Sessions that nobody uses any more.
pub(super) async fn delete_sessions(pool: &PgPool, now: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!("delete from platform.sessions where expires_at <= $1", now)
        .execute(pool)
        .await?;
    Ok(())
}
