//! The doors to confirming an address.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::LinkState;

/// What a link is still good for.
#[server(name = VerificationState, prefix = "/api", endpoint = "account/verify/state")]
pub async fn verification_state(token: String) -> Result<LinkState, AppError> {
    super::state(&platform::context::RequestContext::current()?, &token).await
}

/// Confirms an address with the password chosen at registering, and signs in.
#[server(name = Verify, prefix = "/api", endpoint = "account/verify")]
pub async fn verify(token: String, password: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::confirm_with_password(&context, &token, &password).await?;
    platform::forms::redirect(&page);
    Ok(())
}
