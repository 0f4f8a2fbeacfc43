//! Pause: one asks for quiet until a time that both see; then it says softly that it is over.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::{BeginPause, EndPauseEarly};
#[cfg(feature = "ssr")]
pub use api::{EndPause, PauseCopy, Sent, begin, come_back, every_one, glance, page};
#[cfg(feature = "ssr")]
pub(crate) use store::is_quiet;

/// The name of pauses in the change feed.
pub(crate) const RESOURCE: &str = "pause";
