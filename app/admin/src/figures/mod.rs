//! How many came, stayed and came together. Every figure on the page carries the query that made it.

mod api;
#[cfg(feature = "ssr")]
mod counting;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod queries;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use counting::{CountTown, purge};
