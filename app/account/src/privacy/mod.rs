//! What we know of somebody, and what they agreed to.

pub(crate) mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
