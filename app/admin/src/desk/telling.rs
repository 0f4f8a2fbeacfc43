//! Telling people what an operator did.

use chrono::TimeDelta;
use platform::{
    account::{AccountId, store::correspondent},
    context::RequestContext,
    error::AppError,
    notify::{Event, Notice, notify},
    sms::{self, Message, MessageKind},
};
use sqlx::PgConnection;

/// How long a text message about it is worth sending.
const WORTH_SENDING: TimeDelta = TimeDelta::days(1);

/// Tells somebody, in the transaction of what was done: on the bell and as they like it; who has a phone
/// alone gets a text message in the place of a letter.
///
/// # Errors
/// Internal.
pub(crate) async fn tell(
    transaction: &mut PgConnection,
    context: &RequestContext,
    account: AccountId,
    event: Event,
) -> Result<(), AppError> {
    let event_key = format!("desk:{}", context.new_id());
    let notice = Notice {
        account,
        event_key: &event_key,
        event: event.clone(),
    };
    notify(transaction, &context.services, notice).await?;
    let person = correspondent(&mut *transaction, account).await?;
    let (None, Some(number)) = (&person.email, &person.phone) else {
        return Ok(());
    };
    let message = Message {
        event_key: &event_key,
        account: Some(account),
        recipient: number,
        language: person.language,
        kind: MessageKind::Notice { event: &event },
        until: context.now() + WORTH_SENDING,
    };
    sms::enqueue(transaction, &context.services, message).await
}
