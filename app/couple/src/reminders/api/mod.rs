//! The door from the browser to reminders.

#[cfg(feature = "ssr")]
mod choosing;
#[cfg(feature = "ssr")]
mod reading;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    choosing::{Sent, save},
    reading::{ReminderCopy, copies, reminders},
};
use super::model::Reminders;
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{context::RequestContext, forms::redirect_with_notice},
};

/// One's own reminders; nothing for who is not one of two.
#[server(name = ReadReminders, prefix = "/api", endpoint = "couple/reminders")]
pub async fn read_reminders() -> Result<Option<Reminders>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    reminders(&context, &partner).await.map(Some)
}

/// Chooses one's own reminders; a box that is not ticked turns one off.
#[server(name = SaveReminders, prefix = "/api", endpoint = "couple/reminders/save")]
pub async fn save_reminders(
    /// Whether to be reminded of the check-in.
    #[server(default)]
    check_in: bool,
    /// When, as `20:30`.
    #[server(default)]
    check_in_at: String,
    /// Whether to be reminded of the letter.
    #[server(default)]
    letter: bool,
    /// On which day: `1` to `28`, or `last`.
    #[server(default)]
    letter_day: String,
    /// When, as `20:30`.
    #[server(default)]
    letter_at: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let sent = Sent {
        check_in: check_in.then_some(check_in_at),
        letter: letter.then_some((letter_day, letter_at)),
    };
    save(&context, &partner, sent).await?;
    let notice = td_string!(Locale::from(context.language), reminders.saved).to_string();
    redirect_with_notice("/couple/reminders", &notice);
    Ok(())
}
