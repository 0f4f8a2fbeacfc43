//! The outbox: messages are written into it with the event that causes them.

use sqlx::PgConnection;

use super::{Message, SendText, wording};
use crate::{
    configuration::Sms,
    error::AppError,
    jobs::{self, Timing},
    services::Services,
};

/// Writes a message and the job that sends it, in the caller's transaction. It is worded now, in the
/// recipient's language. A second message of the same event key is not written, and none at all where
/// there is no carrier.
///
/// # Errors
/// Internal.
pub async fn enqueue(
    transaction: &mut PgConnection,
    services: &Services,
    message: Message<'_>,
) -> Result<(), AppError> {
    if services.configuration.sms == Sms::Closed {
        return Ok(());
    }
    let now = services.clock.now();
    let id = services.chance.id(now);
    let inserted = sqlx::query!(
        "insert into platform.text_messages
             (id, event_key, account_id, recipient, language, kind, text, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (event_key) do nothing",
        id,
        message.event_key,
        message.account.map(|account| account.0),
        message.recipient.as_str(),
        message.language.tag(),
        message.kind.word(),
        wording::words(services, message.language, message.kind),
        now,
        message.until,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 1 {
        jobs::enqueue(transaction, &SendText { message: id }, Timing::Now).await?;
    }
    Ok(())
}
