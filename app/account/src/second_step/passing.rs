//! From the password to the code, and in.

use platform::{account::AccountId, audit, context::RequestContext, error::AppError, session};
use serde_json::json;

use super::{
    half::HalfSignedIn,
    model::{PAGE, StepState},
};
use crate::{
    i18n::{Locale, td_string},
    second_factor, signin,
};

/// Lets somebody half-way in whose password was right, and gives the page that asks for the code.
///
/// # Errors
/// Internal.
pub(crate) async fn begin(context: &RequestContext, account: AccountId, next: String) -> Result<String, AppError> {
    audit::record(
        context.pool(),
        context,
        Some(account),
        "session.password_accepted",
        "",
        json!({}),
    )
    .await?;
    HalfSignedIn::begin(context, account, next).await?;
    Ok(PAGE.to_owned())
}

/// Whether this browser is half-way in.
///
/// # Errors
/// Internal.
pub(super) async fn state(context: &RequestContext) -> Result<StepState, AppError> {
    let half = HalfSignedIn::of(context).await?;
    Ok(half.map_or(StepState::Gone, |_| StepState::Open))
}

/// Signs in who is half-way in and shows the code of their phone; gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; refused, when nobody is half-way in; too many requests.
pub(crate) async fn pass(context: &RequestContext, typed: &str) -> Result<String, AppError> {
    let half = half(context).await?;
    second_factor::check_code(context, half.account, typed).await?;
    enter(context, half, "password and code").await
}

/// Signs in who is half-way in and has one of their recovery codes; gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; refused, when nobody is half-way in; too many requests.
pub(crate) async fn pass_by_recovery_code(context: &RequestContext, typed: &str) -> Result<String, AppError> {
    let half = half(context).await?;
    second_factor::check_recovery_code(context, half.account, typed).await?;
    enter(context, half, "password and recovery code").await
}

async fn enter(context: &RequestContext, half: HalfSignedIn, by: &str) -> Result<String, AppError> {
    let account = half.account;
    let page = signin::start(context, account, by, half.next).await?;
    session::show_factor(context.session()?, account, context.now()).await?;
    Ok(page)
}

async fn half(context: &RequestContext) -> Result<HalfSignedIn, AppError> {
    let gone = || {
        let message = td_string!(Locale::from(context.language), second_step.gone);
        AppError::refused("second_step_gone", message)
    };
    HalfSignedIn::of(context).await?.ok_or_else(gone)
}
