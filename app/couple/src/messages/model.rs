//! The words of messages.

use platform::media::model::Shown;
use serde::{Deserialize, Serialize};

/// How many messages a page shows.
pub const PER_PAGE: usize = 20;

/// A page of messages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Messages {
    /// How the other is called.
    pub partner: String,
    /// Whether this installation can take voices and films.
    pub takes: bool,
    /// How long one may be, in seconds.
    pub longest: u32,
    /// The messages, the latest first.
    pub messages: Vec<Message>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Whether the one who looks sent it.
    pub mine: bool,
    /// When it was sent, in their zone and language.
    pub at: String,
    /// What was said, and its words.
    pub shown: Shown,
}
