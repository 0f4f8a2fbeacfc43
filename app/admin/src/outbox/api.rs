//! The doors to the outbox.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::LetterPage;

/// Letters of one fate, the latest first.
#[server(name = ReadLetters, prefix = "/api", endpoint = "admin/outbox")]
pub async fn read_letters(
    #[server(default)] fate: String,
    #[server(default)] before: String,
) -> Result<LetterPage, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::page(&context, &operator, &fate, &before).await
}

/// Sends a letter again that was given up.
#[server(name = ResendLetter, prefix = "/api", endpoint = "admin/outbox/resend")]
pub async fn resend_letter(
    #[server(default)] letter: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    super::resending::resend(&context, &operator, &letter, &reason).await?;
    platform::forms::say(td_string!(Locale::from(context.language), outbox.was_resent));
    Ok(())
}
