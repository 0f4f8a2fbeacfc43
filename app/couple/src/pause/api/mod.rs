//! The door from the browser to pauses. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod beginning;
#[cfg(feature = "ssr")]
mod ending;
#[cfg(feature = "ssr")]
mod kept;
#[cfg(feature = "ssr")]
mod showing;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(test)]
#[cfg(feature = "ssr")]
pub(super) use self::{beginning::ASKING, ending::finish};
#[cfg(feature = "ssr")]
pub use self::{
    beginning::{Sent, begin},
    ending::{EndPause, come_back},
    kept::{PauseCopy, every_one},
    showing::{glance, page},
};
use super::model::PausePage;
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{context::RequestContext, forms::redirect_with_notice},
};

/// Where all of this is.
#[cfg(feature = "ssr")]
const PAGE: &str = "/couple/pause";

/// Asks for a pause, for both.
#[server(name = BeginPause, prefix = "/api", endpoint = "couple/pause/begin")]
pub async fn begin_pause(
    /// Minutes that are offered, `morning`, or `own`.
    #[server(default)]
    length: String,
    /// For a length of one's own.
    #[server(default)]
    hours: String,
    /// For a length of one's own.
    #[server(default)]
    minutes: String,
    /// At most three hundred characters.
    #[server(default)]
    word: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let sent = Sent {
        length,
        hours,
        minutes,
        word,
    };
    begin(&context, &partner, sent).await?;
    let notice = td_string!(Locale::from(context.language), pause.begun).to_string();
    redirect_with_notice(PAGE, &notice);
    Ok(())
}

/// Ends the pause that one asked for before its time.
#[server(name = EndPauseEarly, prefix = "/api", endpoint = "couple/pause/end")]
pub async fn end_pause_early() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    come_back(&context, &partner).await?;
    let notice = td_string!(Locale::from(context.language), pause.came_back).to_string();
    redirect_with_notice(PAGE, &notice);
    Ok(())
}

/// The page; nothing for who is not one of two.
#[server(name = ReadPause, prefix = "/api", endpoint = "couple/pause/page")]
pub async fn read_pause() -> Result<Option<PausePage>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    page(&context, &partner).await.map(Some)
}
