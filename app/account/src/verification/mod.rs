//! Confirming an address. The link opened in the browser that registered makes the account at
//! once; anywhere else the password chosen at registering is asked for, so that somebody who
//! registers with another person's address gets nothing from that person's click. What mail
//! scanners do with links (RFC 9110: a GET is safe) changes nothing, for they have no session.

#[cfg(feature = "ssr")]
mod again;
pub(crate) mod api;
#[cfg(feature = "ssr")]
mod confirming;
#[cfg(feature = "ssr")]
mod link;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub(crate) use again::write_again;
#[cfg(feature = "ssr")]
pub use again::write_for;
#[cfg(feature = "ssr")]
pub use confirming::{confirm_here, confirm_with_password, state};
#[cfg(feature = "ssr")]
pub use link::layer;
