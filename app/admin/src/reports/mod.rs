//! What people reported: what waits for a look, what it says, and what becomes of it.

mod api;
#[cfg(feature = "ssr")]
mod deciding;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
