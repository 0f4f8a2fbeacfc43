//! Check-ins: how each partner's day is, once a day, in under two minutes.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

#[cfg(feature = "ssr")]
pub use api::{HistoryQuery, SavedDay, Sent, check_in_form, choose_opening, every_one, history, save};
pub use api::{SaveBothFirst, SaveCheckIn};
pub use model::Values;
#[cfg(feature = "ssr")]
pub(crate) use store::{Openness, of_days};
