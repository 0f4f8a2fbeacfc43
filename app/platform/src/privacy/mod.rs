//! What areas owe to people: a copy of what is theirs, an orderly leave, and an end without traces.
//!
//! Each area describes its part as a [`Room`]; the server collects them in the
//! [`Registry`](crate::jobs::Registry), and the jobs of the account go through all [`Rooms`].

mod leaver;
mod own;
mod rooms;
mod sheet;
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use leaver::Leaver;
pub(crate) use own::room;
pub use rooms::{Copies, Erasure, Leave, Room, Rooms};
pub use sheet::{Content, Sheet};
