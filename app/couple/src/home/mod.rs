//! The couple's home: where somebody stands, and what matters today for these two.

mod api;
mod model;
pub(crate) mod page;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

#[cfg(feature = "ssr")]
pub use api::{home, today};
pub use model::{DayAtHome, FormerCouple, Home, Matters, Open, PairedHome, PartOfDay, Theirs, Today, WaitingRepair};
