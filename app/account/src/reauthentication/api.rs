//! The doors to proving who one is.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Ways;

/// By what one may prove that it is oneself.
#[server(name = ConfirmationWays, prefix = "/api", endpoint = "account/confirm/ways")]
pub async fn confirmation_ways() -> Result<Ways, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::proving::ways(&context, &member).await
}

/// Proves it by the current password, and goes on to `next`.
#[server(name = ConfirmByPassword, prefix = "/api", endpoint = "account/confirm/password")]
pub async fn confirm_by_password(current_password: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let page = super::proving::by_password(&context, &member, &current_password, &next).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Sends a code to one's phone, and comes back to the page.
#[server(name = AskConfirmText, prefix = "/api", endpoint = "account/confirm/text/ask")]
pub async fn ask_confirm_text(#[server(default)] next: String) -> Result<(), AppError> {
    use platform::{context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let member = context.member()?;
    super::proving::send_text(&context, &member).await?;
    let notice = td_string!(Locale::from(context.language), confirm.text_sent);
    redirect_with_notice(&super::proving::once_more(&next), notice);
    Ok(())
}

/// Proves it by the code that was sent to one's phone, and goes on to `next`.
#[server(name = ConfirmByText, prefix = "/api", endpoint = "account/confirm/text")]
pub async fn confirm_by_text(one_time_code: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let page = super::proving::by_text(&context, &member, &one_time_code, &next).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Proves it by a passkey, and goes on to `next`.
#[server(name = ConfirmByPasskey, prefix = "/api", endpoint = "account/confirm/passkey")]
pub async fn confirm_by_passkey(credential: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let page = super::proving::by_passkey(&context, &member, &credential, &next).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Leaves for a provider that is to say it, and goes on to `next` afterwards.
#[server(name = ConfirmByProvider, prefix = "/api", endpoint = "account/confirm/provider")]
pub async fn confirm_by_provider(provider: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::proving::leave_for(&context, &member, &provider, &next).await?;
    platform::forms::redirect(crate::providers::model::LEAVING);
    Ok(())
}

/// Proves it by a code of one's phone, and goes on to `next`.
#[server(name = ConfirmByCode, prefix = "/api", endpoint = "account/confirm/code")]
pub async fn confirm_by_code(one_time_code: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let page = super::proving::by_code(&context, &member, &one_time_code, &next).await?;
    platform::forms::redirect(&page);
    Ok(())
}
