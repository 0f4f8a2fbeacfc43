//! The door from the browser to letters. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod comparing;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod printing;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod saving;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    comparing::compare,
    history::{HistoryQuery, history, purge, restore},
    printing::{one_pdf, year_pdf},
    reading::{every_one, glance, letter, months},
    saving::{Sent, save},
};
#[cfg(feature = "ssr")]
pub(crate) use self::{reading::writes, saving::open_month};
use super::model::{Comparison, HistoryPage, Letter, Months, Saved};
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{
        context::RequestContext,
        forms::{redirect_with_notice, say},
    },
};

/// The months that have a letter; nothing for who is not one of two.
#[server(name = ReadLetters, prefix = "/api", endpoint = "couple/letters")]
pub async fn read_letters(
    /// The month before which the page begins, `YYYY-MM`; empty for the latest.
    #[server(default)]
    before: String,
) -> Result<Option<Months>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    months(&context, &partner, &before).await.map(Some)
}

/// A month's letter; nothing for who is not one of two.
#[server(name = ReadLetter, prefix = "/api", endpoint = "couple/letters/read")]
pub async fn read_letter(
    /// `YYYY-MM`.
    #[server(default)]
    month: String,
) -> Result<Option<Letter>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    letter(&context, &partner, &month).await.map(Some)
}

/// Saves a month's letter. Refused when there is a version that the writer has not seen.
#[server(name = SaveLetter, prefix = "/api", endpoint = "couple/letters/save")]
pub async fn save_letter(
    /// `YYYY-MM`.
    #[server(default)]
    month: String,
    /// The number of the version on which it is based; 0 or empty for none.
    #[server(default)]
    base: String,
    /// At most fifty thousand characters.
    #[server(default)]
    body: String,
    /// The open page that saves, a UUID; may be empty.
    #[server(default)]
    pen: String,
) -> Result<Saved, AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let saved = save(&context, &partner, Sent { month, base, body, pen }).await?;
    say(td_string!(Locale::from(context.language), letters.saved_notice));
    Ok(saved)
}

/// What was saved meanwhile beside what somebody wrote; nothing for who is not one of two.
#[server(name = CompareLetter, prefix = "/api", endpoint = "couple/letters/compare")]
pub async fn compare_letter(
    /// `YYYY-MM`.
    #[server(default)]
    month: String,
    /// The number of the version on which the words are based.
    #[server(default)]
    base: String,
    /// The words.
    #[server(default)]
    body: String,
) -> Result<Option<Comparison>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    let sent = Sent {
        month,
        base,
        body,
        ..Sent::default()
    };
    compare(&context, &partner, sent).await.map(Some)
}

/// The versions of a letter; nothing for who is not one of two.
#[server(name = ReadLetterHistory, prefix = "/api", endpoint = "couple/letters/history")]
pub async fn read_letter_history(
    /// `YYYY-MM`.
    #[server(default)]
    month: String,
    /// The number before which the page begins; empty for the latest.
    #[server(default)]
    before: String,
    /// The id of the version that is looked at; may be empty.
    #[server(default)]
    version: String,
) -> Result<Option<HistoryPage>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    let query = HistoryQuery { month, before, version };
    history(&context, &partner, query).await.map(Some)
}

/// Makes a former version the letter again, as a new version.
#[server(name = RestoreLetter, prefix = "/api", endpoint = "couple/letters/restore")]
pub async fn restore_letter(
    /// `YYYY-MM`.
    #[server(default)]
    month: String,
    /// The id of the version.
    #[server(default)]
    version: String,
    /// The number of the version that was the latest when this was asked.
    #[server(default)]
    base: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let month = restore(&context, &partner, (&month, &version, &base)).await?;
    let notice = td_string!(Locale::from(context.language), letters.restored);
    redirect_with_notice(&format!("/couple/letters/{month}"), notice);
    Ok(())
}
