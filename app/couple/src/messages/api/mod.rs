//! The doors to messages.

#[cfg(feature = "ssr")]
mod copying;
#[cfg(feature = "ssr")]
mod sending;
#[cfg(feature = "ssr")]
mod showing;
#[cfg(feature = "ssr")]
mod taking_back;
#[cfg(feature = "ssr")]
mod telling;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    copying::{MessageCopy, every_one},
    sending::{send, upload},
    showing::messages,
    taking_back::remove,
    telling::TellOfMessage,
};
use super::model::Messages;
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{context::RequestContext, forms::say},
};

/// The messages of the two; nothing for who is not one of two.
#[server(name = ReadMessages, prefix = "/api", endpoint = "couple/messages")]
pub async fn read_messages(
    /// The message before which the page begins; empty for the latest.
    #[server(default)]
    before: String,
) -> Result<Option<Messages>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    messages(&context, &partner, &before).await.map(Some)
}

/// Takes back a message that one has sent, for both and for good.
#[server(name = RemoveMessage, prefix = "/api", endpoint = "couple/messages/remove")]
pub async fn remove_message(
    /// The message's id.
    #[server(default)]
    message: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    remove(&context, &partner, &message).await?;
    say(td_string!(Locale::from(context.language), messages.removed_notice));
    Ok(())
}
