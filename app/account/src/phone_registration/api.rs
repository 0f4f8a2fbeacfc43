//! The doors to registering by phone.

use leptos::prelude::*;
use platform::error::AppError;

/// Sends a code to a number, and says the same whether or not it has an account.
#[server(name = AskPhoneRegistration, prefix = "/api", endpoint = "account/register/phone")]
pub async fn ask_phone_registration(
    phone: String,
    display_name: String,
    #[server(default)] accept_terms: bool,
    #[server(default)] time_zone: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let typed = super::asking::Typed {
        phone,
        display_name,
        accept_terms,
        time_zone,
        next,
    };
    super::asking::ask(&context, typed).await?;
    platform::forms::redirect(super::CODE_PAGE);
    Ok(())
}

/// The number for which this browser waits for a code, if it does.
#[server(name = PhoneRegistrationState, prefix = "/api", endpoint = "account/register/phone/state")]
pub async fn phone_registration_state() -> Result<Option<String>, AppError> {
    super::passing::waiting(&platform::context::RequestContext::current()?).await
}

/// Makes the account with the code, signs in, and goes on.
#[server(name = PassPhoneRegistration, prefix = "/api", endpoint = "account/register/phone/code")]
pub async fn pass_phone_registration(one_time_code: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::passing::pass(&context, &one_time_code).await?;
    platform::forms::redirect(&page);
    Ok(())
}
