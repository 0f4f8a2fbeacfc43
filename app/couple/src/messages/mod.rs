//! Voice and video messages: up to three minutes, recorded in the browser or chosen among the files
//! of the device, each with its words. Nothing says whether one was heard.

mod api;
pub mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests;

pub use api::RemoveMessage;
#[cfg(feature = "ssr")]
pub use api::{MessageCopy, TellOfMessage, every_one, messages, remove, send, upload};

/// The name of messages in the change feed.
pub(crate) const RESOURCE: &str = "messages";
