//! From the first step to the second, and in.

use platform::{account::AccountId, audit, context::RequestContext, error::AppError, session};
use serde_json::json;

use super::{
    half::{FirstStep, HalfSignedIn},
    model::{PAGE, StepState},
};
use crate::{
    i18n::{Locale, td_string},
    passkeys, second_factor, signin,
};

/// Lets somebody half-way in who took the first step, and gives the page that asks for the code.
///
/// # Errors
/// Internal.
pub(crate) async fn begin(
    context: &RequestContext,
    account: AccountId,
    first: FirstStep,
    next: String,
) -> Result<String, AppError> {
    let action = match first {
        FirstStep::Password => "session.password_accepted",
        FirstStep::Phone => "session.phone_accepted",
        FirstStep::Provider => "session.provider_accepted",
    };
    audit::record(context.pool(), context, Some(account), action, "", json!({})).await?;
    HalfSignedIn::begin(context, account, first, next).await?;
    Ok(PAGE.to_owned())
}

/// Whether this browser is half-way in.
///
/// # Errors
/// Internal.
pub(super) async fn state(context: &RequestContext) -> Result<StepState, AppError> {
    let Some(half) = HalfSignedIn::of(context).await? else {
        return Ok(StepState::Gone);
    };
    let has_passkey = passkeys::store::has_any(context.pool(), half.account).await?;
    Ok(if has_passkey {
        StepState::OpenToPasskeys
    } else {
        StepState::Open
    })
}

/// Signs in who is half-way in and shows the code of their phone; gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; refused, when nobody is half-way in; too many requests.
pub(crate) async fn pass(context: &RequestContext, typed: &str) -> Result<String, AppError> {
    let half = half(context).await?;
    second_factor::check_code(context, half.account, typed).await?;
    enter(context, half, "code").await
}

/// Signs in who is half-way in and has one of their recovery codes; gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; refused, when nobody is half-way in; too many requests.
pub(crate) async fn pass_by_recovery_code(context: &RequestContext, typed: &str) -> Result<String, AppError> {
    let half = half(context).await?;
    second_factor::check_recovery_code(context, half.account, typed).await?;
    enter(context, half, "recovery code").await
}

async fn enter(context: &RequestContext, half: HalfSignedIn, second: &str) -> Result<String, AppError> {
    let (account, by) = (half.account, format!("{} and {second}", half.first.word()));
    let page = signin::start(context, account, &by, half.next).await?;
    session::show_factor(context.session()?, account, context.now()).await?;
    Ok(page)
}

/// Signs in who is half-way in and whose device has their passkey; gives the page to go on to.
///
/// # Errors
/// Refused, when it is another's or nobody is half-way in.
pub(crate) async fn pass_by_passkey(context: &RequestContext, answered: &str) -> Result<String, AppError> {
    let half = half(context).await?;
    if passkeys::check(context, answered).await? != half.account {
        let message = td_string!(Locale::from(context.language), passkeys.refused);
        return Err(AppError::refused("passkey_refused", message));
    }
    enter(context, half, "passkey").await
}

async fn half(context: &RequestContext) -> Result<HalfSignedIn, AppError> {
    let gone = || {
        let message = td_string!(Locale::from(context.language), second_step.gone);
        AppError::refused("second_step_gone", message)
    };
    HalfSignedIn::of(context).await?.ok_or_else(gone)
}
