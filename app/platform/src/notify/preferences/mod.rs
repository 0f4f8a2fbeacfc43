//! What a person wants to be told, where, and when not.

mod api;
#[cfg(feature = "ssr")]
mod choosing;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use api::{LoadPreferences, SaveMailRhythm, SavePreferences, SaveQuietHours};
#[cfg(feature = "ssr")]
pub(super) use store::{mail_rhythm, quiet_hours, wants};
