//! What is not kept: links nobody followed and sessions nobody uses.

mod store;

use platform::{error::AppError, services::Services};

use crate::text_codes;

/// Deletes registrations, mail tokens, codes and sessions that have expired. Run once a day; running it
/// again does nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn purge(services: Services) -> Result<(), AppError> {
    let now = services.clock.now();
    store::delete_registrations(&services.pool, now).await?;
    store::delete_mail_tokens(&services.pool, now).await?;
    text_codes::delete_expired(&services.pool, now).await?;
    store::delete_sessions(&services.pool, now).await
}
