//! Where somebody is signed in, and how to end it.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod device;
pub mod model;
mod page;
#[cfg(feature = "ssr")]
mod revoking;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub(crate) use device::device;
pub(crate) use page::SessionsSection;
#[cfg(feature = "ssr")]
pub use revoking::{current_key, open_sessions, revoke, revoke_others};
