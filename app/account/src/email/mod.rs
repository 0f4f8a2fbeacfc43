//! Changing the address: it counts once the new one is confirmed.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod changing;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use changing::{ask, confirm, means, state};
pub(crate) use page::EmailSection;
