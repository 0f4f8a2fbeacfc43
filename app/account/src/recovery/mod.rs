//! A forgotten password: a link by mail, good for an hour and for one use.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod asking;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod resetting;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use asking::ask;
#[cfg(feature = "ssr")]
pub use resetting::{reset, state};
