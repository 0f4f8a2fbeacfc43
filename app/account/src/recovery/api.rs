//! The doors to another password.

use leptos::prelude::*;
use platform::error::AppError;

use crate::verification::model::LinkState;

/// Asks for a link by mail, and says the same whether or not the address has an account.
#[server(name = Forgot, prefix = "/api", endpoint = "account/forgot")]
pub async fn forgot(email: String) -> Result<(), AppError> {
    super::ask(&platform::context::RequestContext::current()?, &email).await?;
    platform::forms::redirect("/forgot/sent");
    Ok(())
}

/// What a link is still good for.
#[server(name = ResetState, prefix = "/api", endpoint = "account/reset/state")]
pub async fn reset_state(token: String) -> Result<LinkState, AppError> {
    super::state(&platform::context::RequestContext::current()?, &token).await
}

/// Chooses another password with a link, and goes on to signing in.
#[server(name = Reset, prefix = "/api", endpoint = "account/reset")]
pub async fn reset(token: String, new_password: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    super::reset(&context, &token, &new_password).await?;
    platform::forms::redirect_with_notice("/login", td_string!(Locale::from(context.language), reset.done));
    Ok(())
}
