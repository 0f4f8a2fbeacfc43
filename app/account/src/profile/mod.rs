//! How somebody is called, in which language, and where their days begin.

pub(crate) mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod saving;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
#[cfg(feature = "ssr")]
mod zones;

#[cfg(feature = "ssr")]
pub use saving::{profile, save};
