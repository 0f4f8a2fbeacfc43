//! The words of a legal text.

use serde::{Deserialize, Serialize};

/// One of the three texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LegalText {
    /// What is known of people, why, how long.
    Privacy,
    /// What people agree to.
    Terms,
    /// What stays in the browser.
    Cookies,
}

impl LegalText {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 3] = [Self::Privacy, Self::Terms, Self::Cookies];

    /// Where it is read.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Privacy => "/legal/privacy",
            Self::Terms => "/legal/terms",
            Self::Cookies => "/legal/cookies",
        }
    }
}

/// A text, in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// What it answers, in a sentence.
    pub lead: String,
    /// Which edition it is, in words.
    pub edition: String,
    /// The whole in a few lines, for who reads no further.
    pub summary: Vec<String>,
    /// The text itself.
    pub chapters: Vec<Chapter>,
}

/// A titled part of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its id on the page, for links to it.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// What it says.
    pub parts: Vec<Part>,
}

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Sentences.
    Paragraph(String),
    /// Things of one kind, one under the other.
    Points(Vec<String>),
    /// What, and what is to be known of it.
    Facts(Vec<(String, String)>),
}
