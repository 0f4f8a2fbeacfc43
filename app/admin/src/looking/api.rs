//! The doors of looking.

use leptos::prelude::*;
use platform::error::AppError;

/// Lends the operator somebody's eyes for a quarter of an hour, and goes on to that person's account.
#[server(name = BeginLooking, prefix = "/api", endpoint = "admin/looking/begin")]
pub async fn begin_looking(
    account: String,
    #[server(default)] ground: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    let proof = platform::account::Reauthenticated::of(&context).await?;
    let typed = super::beginning::Typed {
        account: &account,
        ground: &ground,
        reason: &reason,
    };
    super::beginning::begin(&context, &operator, &proof, typed).await?;
    platform::forms::redirect("/account");
    Ok(())
}

/// Stops looking, and goes back to the account's card. A page that was left open outlives its quarter of
/// an hour: its button leads back to the desk.
#[server(name = EndLooking, prefix = "/api", endpoint = "admin/looking/end")]
pub async fn end_looking() -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let Some(looking) = &context.looking else {
        crate::desk::reader(&context).await?;
        platform::forms::redirect("/admin/accounts");
        return Ok(());
    };
    platform::looking::end(&context, looking).await?;
    platform::forms::redirect(&format!("/admin/accounts/{}", looking.account()));
    Ok(())
}
