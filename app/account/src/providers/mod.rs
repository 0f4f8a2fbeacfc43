//! Providers who say who somebody is: Google and any other that speaks OpenID Connect, and Facebook.
//!
//! What opens an account is the provider's own id of a person, once it was linked: never an address,
//! which somebody else may have had before. People leave for the provider from a page of ours
//! (`/login/with`), and come back to [`returning`], which decides what the answer is good for.

pub(crate) mod api;
#[cfg(feature = "ssr")]
mod arriving;
#[cfg(feature = "ssr")]
mod asking;
#[cfg(feature = "ssr")]
mod facebook;
#[cfg(feature = "ssr")]
mod identity;
#[cfg(feature = "ssr")]
mod leaving;
#[cfg(feature = "ssr")]
mod linking;
pub mod model;
#[cfg(feature = "ssr")]
mod openid;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod returning;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

#[cfg(feature = "ssr")]
pub use asking::greet;
#[cfg(feature = "ssr")]
pub(crate) use asking::issuers;
#[cfg(feature = "ssr")]
pub(crate) use leaving::{Purpose, leave};
pub(crate) use page::{ProviderButtons, ProvidersSection};
#[cfg(feature = "ssr")]
pub(crate) use reading::linked;
#[cfg(feature = "ssr")]
pub(crate) use returning::door;
