//! Letters: written into the outbox with the event that causes them, sent by a job, once.

mod digest;
mod layout;
mod letter;
mod outbox;
mod post;
mod resending;
mod send;
mod wording;
mod writing;

pub use letter::{Letter, LetterKind, News};
pub(super) use outbox::enqueue_at;
pub use outbox::{enqueue, link, undelivered};
pub use post::Post;
pub use resending::resend;
pub(crate) use send::SendMail;

#[cfg(test)]
#[cfg(feature = "testing")]
mod tests;
