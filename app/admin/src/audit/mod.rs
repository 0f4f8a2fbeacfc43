//! The audit log, as it was written.

mod api;
pub(crate) mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub(crate) use store::{latest_about, was_done_lately};
