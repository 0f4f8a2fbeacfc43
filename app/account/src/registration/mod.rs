//! Registering: a row that waits for its mail to be confirmed. It never tells whether an address
//! already has an account.

pub(crate) mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod registering;
#[cfg(feature = "ssr")]
pub mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use registering::{Typed, register};
#[cfg(feature = "ssr")]
pub(crate) use registering::{ask_to_confirm, tell_owner, time_zone};
#[cfg(feature = "ssr")]
pub use store::{NewAccount, create_account};
