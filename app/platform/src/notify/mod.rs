//! Telling people what happened: on the bell, by mail and on their devices, as each of them likes it.
//!
//! An area calls [`notify()`] once, in the transaction of the thing it tells of. What is told is an
//! [`Event`]; the person's preferences decide on which [`Channel`]s it arrives. Letters that are
//! no notifications, such as the link that confirms an address, are written with [`mail`].

mod bell;
mod digest;
#[cfg(feature = "ssr")]
mod forgetting;
#[cfg(feature = "ssr")]
pub mod mail;
mod model;
pub mod outbox;
mod preferences;
pub mod push;
#[cfg(feature = "ssr")]
mod quiet;
pub mod routes;
#[cfg(feature = "ssr")]
mod sending;
#[cfg(feature = "ssr")]
mod telling;
#[cfg(feature = "ssr")]
mod when;

#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use bell::{Bell, CountUnread, LoadNotifications, MarkNotificationsRead};
pub use digest::MailRhythm;
#[cfg(feature = "ssr")]
pub(crate) use digest::SendDigests;
#[cfg(feature = "ssr")]
pub use forgetting::forget_names;
pub use model::{Channel, Event, NoticeKind};
pub use preferences::{LoadPreferences, SaveMailRhythm, SavePreferences, SaveQuietHours};
#[cfg(feature = "ssr")]
pub use sending::{Notice, notify, notify_operators};
#[cfg(feature = "ssr")]
pub(crate) use telling::detail;
#[cfg(feature = "ssr")]
pub use when::moment;

/// The routes that are no pages: the HTML of a letter in the development outbox.
#[cfg(feature = "ssr")]
pub fn plain_routes<S: Clone + Send + Sync + 'static>() -> axum::Router<S> {
    axum::Router::new().route("/dev/outbox/{id}", axum::routing::get(outbox::letter))
}

/// The name of notifications in the change feed.
pub(crate) const RESOURCE: &str = "notifications";
