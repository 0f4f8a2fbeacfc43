//! The doors to one's copy.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Standing;

/// Asks for a copy of everything that is one's own.
#[server(name = AskExport, prefix = "/api", endpoint = "account/export/ask")]
pub async fn ask_export() -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::ask(&context, &member).await?;
    platform::forms::say(td_string!(Locale::from(context.language), export.asked));
    Ok(())
}

/// How it stands with one's copy.
#[server(name = ReadExport, prefix = "/api", endpoint = "account/export")]
pub async fn read_export() -> Result<Standing, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::standing(&context, &member).await
}
