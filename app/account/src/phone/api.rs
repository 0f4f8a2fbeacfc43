//! The doors to the phone of an account.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{KnownPhone, PhoneWorkbench};

/// The phone of today, if there is one.
#[server(name = CurrentPhone, prefix = "/api", endpoint = "account/phone")]
pub async fn current_phone() -> Result<Option<KnownPhone>, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::reading::known(&context, &member).await
}

/// What the page of the phone works on.
#[server(name = OpenPhone, prefix = "/api", endpoint = "account/phone/open")]
pub async fn open_phone() -> Result<PhoneWorkbench, AppError> {
    use platform::{account::Reauthenticated, context::RequestContext};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::reading::workbench(&context, &proof).await
}

/// Sends a code to a number that is to be the account's.
#[server(name = AskPhoneCode, prefix = "/api", endpoint = "account/phone/ask")]
pub async fn ask_phone_code(phone: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::changing::ask(&context, &proof, &phone).await?;
    redirect("/account/security/phone");
    Ok(())
}

/// Makes the number the account's, with the code that was sent there.
#[server(name = ConfirmPhone, prefix = "/api", endpoint = "account/phone/confirm")]
pub async fn confirm_phone(one_time_code: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::changing::confirm(&context, &proof, &one_time_code).await?;
    let notice = td_string!(Locale::from(context.language), phone.confirmed);
    redirect_with_notice("/account/security", notice);
    Ok(())
}

/// Takes the number away.
#[server(name = RemovePhone, prefix = "/api", endpoint = "account/phone/remove")]
pub async fn remove_phone() -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::changing::remove(&context, &proof).await?;
    let notice = td_string!(Locale::from(context.language), phone.removed);
    redirect_with_notice("/account/security", notice);
    Ok(())
}
