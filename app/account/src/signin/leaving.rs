//! Signing out.

use platform::{audit, context::RequestContext, error::AppError, notify::push, session};
use serde_json::json;

/// Signs this browser out: its session and all it remembers are gone, and nothing is said to it any more.
///
/// # Errors
/// Internal.
pub async fn sign_out(context: &RequestContext) -> Result<(), AppError> {
    if let Some(viewer) = &context.viewer {
        audit::record(context.pool(), context, Some(viewer.id), "session.ended", "", json!({})).await?;
    }
    push::forget_here(context).await?;
    match &context.session {
        Some(session) => session::sign_out(session).await,
        None => Ok(()),
    }
}
