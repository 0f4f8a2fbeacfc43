//! Which subscription the browser of a request has: its session remembers it.

use tower_sessions::Session;
use uuid::Uuid;

use super::store;
use crate::{context::RequestContext, error::AppError};

/// Under which key the session remembers it; `platform.sessions.push_subscription` reads it there.
const KEY: &str = "push";

/// The subscription of this browser, if it has one.
pub(super) async fn here(context: &RequestContext) -> Result<Option<Uuid>, AppError> {
    match &context.session {
        Some(session) => session.get(KEY).await.map_err(AppError::internal),
        None => Ok(None),
    }
}

/// Remembers the subscription of this browser.
pub(super) async fn remember(context: &RequestContext, subscription: Uuid) -> Result<(), AppError> {
    let session = session(context)?;
    session.insert(KEY, subscription).await.map_err(AppError::internal)
}

/// Forgets the subscription of this browser: nothing reaches it any more. For who turns it off, or
/// signs out.
///
/// # Errors
/// Internal.
pub async fn forget_here(context: &RequestContext) -> Result<(), AppError> {
    let (Some(viewer), Some(subscription)) = (&context.viewer, here(context).await?) else {
        return Ok(());
    };
    store::delete(context.pool(), viewer.id, subscription).await?;
    let forgotten = session(context)?.remove::<Uuid>(KEY).await;
    forgotten.map(drop).map_err(AppError::internal)
}

fn session(context: &RequestContext) -> Result<&Session, AppError> {
    context.session.as_ref().ok_or_else(|| AppError::internal("no session"))
}
