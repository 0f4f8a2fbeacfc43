//! The third channel: browsers that are closed, on devices that were turned on (Web Push, RFC 8030).
//!
//! A subscription belongs to an account and to the session of one browser. What is to be said is
//! written into an outbox with the event, and said by a job, once to each browser. See decision 017.

mod api;
#[cfg(feature = "ssr")]
mod browser;
#[cfg(feature = "ssr")]
mod courier;
#[cfg(feature = "ssr")]
mod endpoint;
#[cfg(feature = "ssr")]
mod here;
#[cfg(feature = "ssr")]
mod message;
mod model;
#[cfg(feature = "ssr")]
mod outbox;
mod page;
#[cfg(feature = "ssr")]
mod resolver;
#[cfg(feature = "ssr")]
mod send;
#[cfg(feature = "ssr")]
mod signature;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod subscribing;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
#[cfg(feature = "ssr")]
mod wording;

pub use api::{RenewPush, SubscribePush, UnsubscribePush};
#[cfg(feature = "ssr")]
pub use courier::{Courier, CourierError};
#[cfg(feature = "ssr")]
pub use here::forget_here;
pub use model::ThisDevice;
#[cfg(feature = "ssr")]
pub(super) use outbox::{Told, enqueue, listeners};
pub(super) use page::Device;
#[cfg(feature = "ssr")]
pub(crate) use send::SendPush;
#[cfg(feature = "ssr")]
pub(super) use store::choose_words;
#[cfg(feature = "ssr")]
pub(super) use subscribing::this_device;
#[cfg(feature = "ssr")]
pub(super) use wording::Wording;

/// The name of what is turned on, for pages that show it.
pub(super) const RESOURCE: &str = "push";
