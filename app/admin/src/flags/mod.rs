//! What is on for whom.

mod api;
#[cfg(feature = "ssr")]
mod deciding;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
