//! `/dev/outbox`: the letters and text messages of a development installation, to be read where
//! nothing is sent. In production it does not exist.

mod api;
#[cfg(feature = "ssr")]
mod letter;
mod model;
pub(crate) mod page;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod store;
#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;

pub use api::LoadOutbox;
#[cfg(feature = "ssr")]
pub use letter::letter;
