//! The doors to another address.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::SignInMeans;
use crate::verification::model::LinkState;

/// Asks for another address: a link goes there.
#[server(name = ChangeEmail, prefix = "/api", endpoint = "account/email/change")]
pub async fn change_email(email: String, #[server(default)] current_password: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::ask(&context, &member, &email, &current_password).await?;
    platform::forms::redirect_with_notice(
        "/account/security",
        td_string!(Locale::from(context.language), email.sent),
    );
    Ok(())
}

/// What a link is still good for.
#[server(name = EmailLinkState, prefix = "/api", endpoint = "account/email/state")]
pub async fn email_link_state(token: String) -> Result<LinkState, AppError> {
    super::state(&platform::context::RequestContext::current()?, &token).await
}

/// Confirms the new address with its link.
#[server(name = ConfirmEmail, prefix = "/api", endpoint = "account/email/confirm")]
pub async fn confirm_email(token: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    super::confirm(&context, &token).await?;
    let page = if context.viewer.is_some() {
        "/account/security"
    } else {
        "/login"
    };
    platform::forms::redirect_with_notice(page, td_string!(Locale::from(context.language), email.changed));
    Ok(())
}

/// The address one signs in with, and whether there is a password beside it.
#[server(name = CurrentEmail, prefix = "/api", endpoint = "account/email")]
pub async fn current_email() -> Result<SignInMeans, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::means(&context, &member).await
}
