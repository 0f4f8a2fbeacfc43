//! How a change reaches the other: their screen, and them when they are not looking.

use platform::{
    context::RequestContext,
    error::AppError,
    live::{self, Audience, Change, Operation},
    notify::{Event, Notice, NoticeKind, notify},
};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{capability::Partner, pause::is_quiet};

/// Tells both screens, in the transaction of the write, that something of theirs changed. Pages
/// that show `resource` ask for it again.
pub(crate) async fn changed(
    transaction: &mut PgConnection,
    partner: &Partner,
    resource: &str,
    id: Uuid,
    operation: Operation,
) -> Result<(), AppError> {
    let change = Change {
        audience: Audience::Couple(partner.couple().0),
        resource,
        id,
        operation,
    };
    live::record(transaction, change).await
}

/// Tells the other, in the transaction of what happened, as they prefer to be told. The same key
/// tells the same person once. While a pause runs nobody is told anything but that it began: what
/// happens meanwhile is simply there.
pub(crate) async fn tell_other(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    event_key: &str,
    event: Event,
) -> Result<(), AppError> {
    let begins = event.kind() == NoticeKind::PauseBegun;
    if !begins && is_quiet(transaction, partner.couple(), context.now()).await? {
        return Ok(());
    }
    let notice = Notice {
        account: partner.other().account,
        event_key,
        event,
    };
    notify(transaction, &context.services, notice).await
}
