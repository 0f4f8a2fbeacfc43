//! The phone of an account: a number that opens it by a code, shown to be its owner's before it counts.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod changing;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod tests;

pub(crate) use page::{PhoneSection, phone_page};
