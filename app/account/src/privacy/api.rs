//! The door to what one agreed to.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Consent;

/// What one agreed to.
#[server(name = ListConsents, prefix = "/api", endpoint = "account/consents")]
pub async fn list_consents() -> Result<Vec<Consent>, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::store::consents(&context, &member).await
}
