//! The doors to the second factor.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{Standing, Workbench};

/// How it stands.
#[server(name = SecondFactorStanding, prefix = "/api", endpoint = "account/second-factor")]
pub async fn second_factor_standing() -> Result<Standing, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::setting_up::standing(&context, &member).await
}

/// What the page of the second factor works on: off, with what the phone has to learn, or on.
#[server(name = OpenSecondFactor, prefix = "/api", endpoint = "account/second-factor/open")]
pub async fn open_second_factor() -> Result<Workbench, AppError> {
    use platform::{
        account::Reauthenticated,
        context::{RequestContext, keep_answer_nowhere},
    };

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    keep_answer_nowhere();
    super::setting_up::workbench(&context, &proof).await
}

/// Turns it on with the first code, and goes on to the recovery codes.
#[server(name = TurnSecondFactorOn, prefix = "/api", endpoint = "account/second-factor/on")]
pub async fn turn_second_factor_on(one_time_code: String) -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::setting_up::turn_on(&context, &proof, &one_time_code).await?;
    let notice = td_string!(Locale::from(context.language), second_factor.turned_on);
    redirect_with_notice("/account/security/recovery-codes", notice);
    Ok(())
}

/// Turns it off.
#[server(name = TurnSecondFactorOff, prefix = "/api", endpoint = "account/second-factor/off")]
pub async fn turn_second_factor_off() -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::turning::off(&context, &proof).await?;
    let notice = td_string!(Locale::from(context.language), second_factor.turned_off);
    redirect_with_notice("/account/security", notice);
    Ok(())
}

/// Makes the recovery codes anew, and goes on to them.
#[server(name = RenewRecoveryCodes, prefix = "/api", endpoint = "account/second-factor/recovery-codes/renew")]
pub async fn renew_recovery_codes() -> Result<(), AppError> {
    use platform::{account::Reauthenticated, context::RequestContext, forms::redirect};

    let context = RequestContext::current()?;
    let proof = Reauthenticated::of(&context).await?;
    super::turning::renew_codes(&context, &proof).await?;
    redirect("/account/security/recovery-codes");
    Ok(())
}

/// The recovery codes that were just made, the one time that they are shown.
#[server(name = ShowRecoveryCodes, prefix = "/api", endpoint = "account/second-factor/recovery-codes")]
pub async fn show_recovery_codes() -> Result<Option<Vec<String>>, AppError> {
    use platform::context::{RequestContext, keep_answer_nowhere};

    let context = RequestContext::current()?;
    let member = context.member()?;
    keep_answer_nowhere();
    super::fresh_codes::arrived(&context, &member).await
}
