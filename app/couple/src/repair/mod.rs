//! Repair: a guided exchange after a quarrel. One writes, the other says what they understood, and
//! only then both look for what to agree on. Each may have one of their own under way.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::{AcceptRepair, BeginRepair, DiscardRepair, MoveRepair, SendRepair, WriteRepair};
#[cfg(feature = "ssr")]
pub use api::{
    Moved, RepairCopy, SentMove, SentStep, SentYes, accept, begin, discard, every_one, glance, make, one, overview,
    send, write,
};

/// The name of repairs in the change feed.
pub(crate) const RESOURCE: &str = "repair";
