//! The door from the browser to check-ins. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod form;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod opening;
#[cfg(feature = "ssr")]
mod saving;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    form::check_in_form,
    history::{HistoryQuery, every_one, history},
    opening::choose_opening,
    saving::{SavedDay, Sent, save},
};
use super::model::{CheckInForm, History};
#[cfg(feature = "ssr")]
use {
    super::model::Opening,
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{context::RequestContext, forms::redirect_with_notice},
};

/// Saves a day; the same day again changes it. Without a day it is today's.
#[server(name = SaveCheckIn, prefix = "/api", endpoint = "couple/checkins/save")]
pub async fn save_check_in(
    /// ISO 8601; empty means today.
    #[server(default)]
    day: String,
    /// 0–10.
    #[server(default)]
    mood: String,
    /// 0–10.
    #[server(default)]
    stress: String,
    /// 0–10.
    #[server(default)]
    energy: String,
    /// At most two thousand characters.
    #[server(default)]
    note: String,
    /// Whether it is for its author alone.
    #[server(default)]
    private: bool,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let saved = save(
        &context,
        &partner,
        Sent {
            day,
            mood,
            stress,
            energy,
            note,
            private,
            key,
        },
    )
    .await?;
    let page = match saved {
        SavedDay::Today => "/couple".to_owned(),
        SavedDay::Earlier(day) => format!("/couple/checkins?day={day}"),
    };
    let notice = td_string!(Locale::from(context.language), checkins.saved).to_string();
    redirect_with_notice(&page, &notice);
    Ok(())
}

/// Chooses when today's values open, for both.
#[server(name = SaveBothFirst, prefix = "/api", endpoint = "couple/checkins/both-first")]
pub async fn save_both_first(
    /// Whether today's values wait for both.
    #[server(default)]
    both_first: bool,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let opening = if both_first {
        Opening::BothFirst
    } else {
        Opening::AtOnce
    };
    choose_opening(&context, &partner, opening).await?;
    let notice = td_string!(Locale::from(context.language), checkins.setting_saved).to_string();
    redirect_with_notice("/couple/checkins", &notice);
    Ok(())
}

/// The form of a day; nothing for who is not one of two.
#[server(name = ReadCheckInForm, prefix = "/api", endpoint = "couple/checkins/form")]
pub async fn read_check_in_form(
    /// ISO 8601; empty means today.
    #[server(default)]
    day: String,
) -> Result<Option<CheckInForm>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    check_in_form(&context, &partner, &day).await.map(Some)
}

/// The check-ins of some days; nothing for who is not one of two.
#[server(name = ReadCheckInHistory, prefix = "/api", endpoint = "couple/checkins/history")]
pub async fn read_check_in_history(
    /// The first day, ISO 8601; empty means thirty days back.
    #[server(default)]
    from: String,
    /// The last day, ISO 8601; empty means today.
    #[server(default)]
    to: String,
    /// `me`, `partner`, or both.
    #[server(default)]
    who: String,
    /// Where the page of the list begins.
    #[server(default)]
    after: String,
) -> Result<Option<History>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    history(&context, &partner, HistoryQuery { from, to, who, after })
        .await
        .map(Some)
}
