//! The doors to flags.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::FlagCard;

/// Every flag, and what was decided about it.
#[server(name = ReadFlags, prefix = "/api", endpoint = "admin/flags")]
pub async fn read_flags() -> Result<Vec<FlagCard>, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::deciding::all(&context, &operator).await
}

/// Decides about a flag.
#[server(name = DecideFlag, prefix = "/api", endpoint = "admin/flags/decide")]
pub async fn decide_flag(
    flag: String,
    #[server(default)] audience: String,
    #[server(default)] percentage: String,
    #[server(default)] accounts: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    let typed = super::deciding::Typed {
        flag: &flag,
        audience: &audience,
        percentage: &percentage,
        accounts: &accounts,
        reason: &reason,
    };
    super::deciding::decide(&context, &operator, typed).await?;
    platform::forms::say(td_string!(Locale::from(context.language), flags.was_decided));
    Ok(())
}
