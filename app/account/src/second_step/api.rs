//! The doors of the second step.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::StepState;

/// Whether this browser is half-way in.
#[server(name = SecondStepState, prefix = "/api", endpoint = "account/login/second/state")]
pub async fn second_step_state() -> Result<StepState, AppError> {
    super::passing::state(&platform::context::RequestContext::current()?).await
}

/// Signs in with the code of one's phone, and goes on.
#[server(name = PassSecondStep, prefix = "/api", endpoint = "account/login/second")]
pub async fn pass_second_step(one_time_code: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::passing::pass(&context, &one_time_code).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Signs in with a passkey in the place of a code, and goes on.
#[server(name = PassByPasskey, prefix = "/api", endpoint = "account/login/second/passkey")]
pub async fn pass_by_passkey(credential: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::passing::pass_by_passkey(&context, &credential).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Signs in with a recovery code, and goes on.
#[server(name = PassByRecoveryCode, prefix = "/api", endpoint = "account/login/recovery-code")]
pub async fn pass_by_recovery_code(recovery_code: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::passing::pass_by_recovery_code(&context, &recovery_code).await?;
    platform::forms::redirect(&page);
    Ok(())
}
