//! The bell: what a person was told in the app.

mod api;
mod component;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use api::{CountUnread, LoadNotifications, MarkNotificationsRead};
pub use component::Bell;
