//! Passkeys (W3C Web Authentication, level 3): a key pair on somebody's device, which the device uses
//! once it knows its owner. It proves both at once, what one has and who one is, and it cannot be
//! shown to a page that only looks like ours.

#[cfg(feature = "ssr")]
mod adding;
pub(crate) mod api;
#[cfg(feature = "ssr")]
mod challenge;
#[cfg(feature = "ssr")]
mod checking;
#[cfg(feature = "ssr")]
mod entering;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod relying;
#[cfg(feature = "ssr")]
mod removing;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) mod tests;

#[cfg(feature = "ssr")]
pub(crate) use checking::check;
pub(crate) use page::{PasskeyInput, PasskeyWords, PasskeysSection, passkeys_page};
#[cfg(feature = "ssr")]
#[cfg(feature = "ssr")]
#[cfg(test)]
pub(crate) use removing::remove;
