//! The door to a person's preferences.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::choosing::{self, Ticked};
use super::model::Preferences;
#[cfg(feature = "ssr")]
use crate::{
    account::Member,
    context::RequestContext,
    forms::redirect_with_notice,
    i18n::{Locale, td_string},
    notify::push::Wording,
};
use crate::{error::AppError, notify::NoticeKind};

/// What the signed-in person is told, where, and when not.
#[server(name = LoadPreferences, prefix = "/api", endpoint = "notifications/preferences")]
pub async fn load_preferences() -> Result<Preferences, AppError> {
    let context = RequestContext::current()?;
    choosing::preferences(&context, &context.member()?).await
}

/// Chooses the channels: the kinds that arrive on each.
#[server(name = SavePreferences, prefix = "/api", endpoint = "notifications/preferences/save")]
pub async fn save_preferences(
    /// What rings in the app.
    #[server(default)]
    bell: Vec<NoticeKind>,
    /// What comes by mail.
    #[server(default)]
    mail: Vec<NoticeKind>,
    /// What devices that are turned on say.
    #[server(default)]
    push: Vec<NoticeKind>,
    /// Whether a locked screen says what a couple's news is about.
    #[server(default)]
    shows_words: bool,
) -> Result<(), AppError> {
    let (context, member) = signed_in()?;
    let ticked = Ticked {
        bell: &bell,
        mail: &mail,
        push: &push,
        wording: if shows_words { Wording::Plain } else { Wording::Discreet },
    };
    choosing::choose(&context, &member, ticked).await?;
    back(td_string!(
        Locale::from(context.language),
        notifications.preferences.saved
    ));
    Ok(())
}

/// Chooses how often letters come of what can wait.
#[server(name = SaveMailRhythm, prefix = "/api", endpoint = "notifications/rhythm/save")]
pub async fn save_mail_rhythm(
    /// The word of a rhythm, as `daily`.
    #[server(default)]
    rhythm: String,
) -> Result<(), AppError> {
    let (context, member) = signed_in()?;
    choosing::choose_rhythm(&context, &member, &rhythm).await?;
    back(td_string!(Locale::from(context.language), notifications.rhythm.saved));
    Ok(())
}

/// Chooses the quiet hours; two empty fields are none.
#[server(name = SaveQuietHours, prefix = "/api", endpoint = "notifications/quiet-hours/save")]
pub async fn save_quiet_hours(
    /// When they begin, as `22:00`.
    quiet_from: String,
    /// When they end.
    quiet_to: String,
) -> Result<(), AppError> {
    let (context, member) = signed_in()?;
    let locale = Locale::from(context.language);
    match choosing::choose_quiet_hours(&context, &member, &quiet_from, &quiet_to).await? {
        Some(_) => back(td_string!(locale, notifications.quiet.saved)),
        None => back(td_string!(locale, notifications.quiet.cleared)),
    }
    Ok(())
}

#[cfg(feature = "ssr")]
fn signed_in() -> Result<(RequestContext, Member), AppError> {
    let context = RequestContext::current()?;
    let member = context.member()?;
    Ok((context, member))
}

#[cfg(feature = "ssr")]
fn back(notice: &str) {
    redirect_with_notice("/account/notifications", notice);
}
