//! Text messages: written into the outbox with the event that causes them, sent by a job, once.
//! Who carries them to phones is a [`Carrier`]; the settings choose which.

mod carrier;
mod message;
mod outbox;
mod send;
mod wording;

pub use carrier::{Courier, NoCourier};
pub use message::{Message, MessageKind};
pub use outbox::enqueue;
pub(crate) use send::SendText;

#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
