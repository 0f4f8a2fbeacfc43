//! Letters that come gathered, once a day or once a week, for who wants them so.
//!
//! What can wait is kept as a line until the evening; a round that comes by itself then writes one
//! letter of all of them. The bell and the devices know nothing of it.

#[cfg(feature = "ssr")]
mod due;
mod model;
#[cfg(feature = "ssr")]
mod send;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
mod waiting;

pub use model::MailRhythm;
#[cfg(feature = "ssr")]
pub(crate) use send::SendDigests;
#[cfg(feature = "ssr")]
pub(super) use store::{forget_kinds, forget_names, gather};
