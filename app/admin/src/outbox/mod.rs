//! The outbox: letters that wait, were sent, or were given up. Never what is in them.

mod api;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod resending;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;
