//! What changes how an account is opened: written in the audit log, and told to its owner.

use platform::{
    account::AccountId,
    audit,
    context::RequestContext,
    error::AppError,
    notify::{Event, Notice, notify},
};
use serde_json::{Value, json};
use sqlx::PgConnection;

/// Something done to an account that its owner must hear of.
pub(crate) struct Deed {
    /// The word in the audit log, such as `phone.added`.
    pub action: &'static str,
    /// What it was done to; empty when it is the account itself.
    pub subject: String,
    /// What the log keeps beside it: never a name, a number or an address.
    pub detail: Value,
    /// What the owner is told.
    pub event: Event,
}

impl Deed {
    /// Something done to the account itself.
    pub(crate) fn new(action: &'static str, event: Event) -> Self {
        Self {
            action,
            subject: String::new(),
            detail: json!({}),
            event,
        }
    }

    /// Something done to a part of it.
    pub(crate) fn on(action: &'static str, subject: impl ToString, event: Event) -> Self {
        Self {
            subject: subject.to_string(),
            ..Self::new(action, event)
        }
    }
}

/// Writes it down and tells the owner, in the transaction of the change itself.
///
/// # Errors
/// Internal.
pub(crate) async fn tell(
    context: &RequestContext,
    transaction: &mut PgConnection,
    account: AccountId,
    deed: Deed,
) -> Result<(), AppError> {
    let notice = Notice {
        account,
        event_key: &format!("{}:{}", deed.action, context.new_id()),
        event: deed.event,
    };
    notify(&mut *transaction, &context.services, notice).await?;
    audit::record(
        transaction,
        context,
        Some(account),
        deed.action,
        &deed.subject,
        deed.detail,
    )
    .await
}
