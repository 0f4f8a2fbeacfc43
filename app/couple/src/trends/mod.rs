//! Trends: what weeks and months of days look like, side by side. No score, no ranking.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

#[cfg(feature = "ssr")]
pub use api::trends;
