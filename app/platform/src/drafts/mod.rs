//! What was written and is not yet with the server: kept in the browser until it is.
//!
//! Two shelves of the browser's database. The *outbox* holds posts of `Sending::Kept` forms that
//! found no network; each carries the key by which the server knows it again, so it is done once
//! however often it is sent. *Drafts* hold what was typed in such a form and not sent: it comes
//! back after a reload, and so does what the server refused later, with the reason. Both belong to
//! one account, and go when it signs out or somebody else signs in: a browser is often shared.

mod draft;
#[cfg(feature = "hydrate")]
mod fields;
#[cfg(feature = "hydrate")]
mod forgetting;
mod kept;
#[cfg(feature = "hydrate")]
mod key;
#[cfg(feature = "hydrate")]
mod letter;
mod outbox;
#[cfg(feature = "hydrate")]
mod sending;
#[cfg(feature = "hydrate")]
mod words;

pub use draft::Draft;
pub use kept::{KeptHere, WaitsForNetwork};
#[cfg(feature = "hydrate")]
pub use key::new_key;
pub use outbox::{Outbox, provide_outbox};
#[cfg(feature = "hydrate")]
pub use words::{forget_words, keep_words, kept_words};
