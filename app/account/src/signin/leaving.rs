//! Signing out.

use platform::{audit, context::RequestContext, error::AppError, session};
use serde_json::json;

/// Signs this browser out: its session and all it remembers are gone.
///
/// # Errors
/// Internal.
pub async fn sign_out(context: &RequestContext) -> Result<(), AppError> {
    if let Some(viewer) = &context.viewer {
        audit::record(context.pool(), context, Some(viewer.id), "session.ended", "", json!({})).await?;
    }
    match &context.session {
        Some(session) => session::sign_out(session).await,
        None => Ok(()),
    }
}
