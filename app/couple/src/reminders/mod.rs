//! Reminders: each partner's own hour for the check-in and day for the letter, both off at first.

mod api;
#[cfg(feature = "ssr")]
mod due;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod remind;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::SaveReminders;
#[cfg(feature = "ssr")]
pub use api::{ReminderCopy, Sent, copies, reminders, save};
#[cfg(feature = "ssr")]
pub use remind::{Remind, remind};
#[cfg(feature = "ssr")]
pub(crate) use {due::next_after, store::forget};
