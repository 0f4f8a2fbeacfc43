//! The words of the outbox page.

use serde::{Deserialize, Serialize};

/// A page of letters and text messages, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outbox {
    /// The letters and messages.
    pub letters: Vec<OutboxLetter>,
    /// Where older ones begin, if there are any.
    pub older: Option<String>,
}

/// A letter or a text message, as a tester reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxLetter {
    /// Its id.
    pub id: String,
    /// Who it is for.
    pub recipient: String,
    /// Its subject; none for a text message.
    pub subject: Option<String>,
    /// The tag of the language in which it is written.
    pub language: String,
    /// When it was written.
    pub when: String,
    /// What became of it.
    pub state: LetterState,
    /// Why it did not leave, the last time.
    pub trouble: Option<String>,
    /// Its text, line by line.
    pub lines: Vec<Line>,
}

/// What became of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterState {
    /// It is still to be sent.
    Waiting,
    /// There is no mail server, or no carrier: it stays here.
    Kept,
    /// A mail server or carrier took it.
    Posted,
    /// It was given up.
    Dead,
}

/// A line of a letter's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// Words.
    Words(String),
    /// An address to follow.
    Link(String),
}

impl Line {
    /// The meaning of a line of plain text: letters put each address on a line of its own.
    #[cfg(feature = "ssr")]
    pub(super) fn of(text: &str) -> Self {
        if text.starts_with("http://") || text.starts_with("https://") {
            Self::Link(text.to_owned())
        } else {
            Self::Words(text.to_owned())
        }
    }
}
