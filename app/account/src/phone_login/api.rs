//! The doors to signing in by phone.

use leptos::prelude::*;
use platform::error::AppError;

/// Sends a code to a number, and says the same whether or not it has an account.
#[server(name = AskPhoneLogin, prefix = "/api", endpoint = "account/login/phone")]
pub async fn ask_phone_login(phone: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    super::asking::ask(&context, &phone, &next).await?;
    platform::forms::redirect(super::CODE_PAGE);
    Ok(())
}

/// The number for which this browser waits for a code, if it does.
#[server(name = PhoneLoginState, prefix = "/api", endpoint = "account/login/phone/state")]
pub async fn phone_login_state() -> Result<Option<String>, AppError> {
    super::passing::waiting(&platform::context::RequestContext::current()?).await
}

/// Signs in with the code, and goes on.
#[server(name = PassPhoneLogin, prefix = "/api", endpoint = "account/login/phone/code")]
pub async fn pass_phone_login(one_time_code: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::passing::pass(&context, &one_time_code).await?;
    platform::forms::redirect(&page);
    Ok(())
}
