//! What is not kept: links nobody followed and sessions nobody uses.

use platform::{error::AppError, services::Services};

/// Deletes registrations, mail tokens and sessions that have expired. Run once a day; running it
/// again does nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn purge(services: Services) -> Result<(), AppError> {
    let now = services.clock.now();
    sqlx::query!("delete from platform.registrations where expires_at <= $1", now)
        .execute(&services.pool)
        .await?;
    sqlx::query!("delete from platform.mail_tokens where expires_at <= $1", now)
        .execute(&services.pool)
        .await?;
    sqlx::query!("delete from platform.sessions where expires_at <= $1", now)
        .execute(&services.pool)
        .await?;
    Ok(())
}
