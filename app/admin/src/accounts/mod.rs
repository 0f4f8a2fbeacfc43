//! Accounts: finding one, seeing how it stands, closing it for a while.

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
mod suspending;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub(crate) use suspending::{Suspension, close as close_account};
