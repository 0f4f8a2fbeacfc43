//! What a page shows of letters.

use serde::{Deserialize, Serialize};

/// How many letters or versions a page of a list has.
pub const PER_PAGE: usize = 20;

/// The letters of a couple, the latest month first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Months {
    /// This month's.
    pub present: LetterGlance,
    /// One page of those that were begun; the first page leaves this month's out.
    pub list: Vec<ListedLetter>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// Whether this is a page behind the first.
    pub later: bool,
}

/// This month's letter, as the home and the list tell of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterGlance {
    /// `YYYY-MM`.
    pub month: String,
    /// The same as a person reads it.
    pub label: String,
    /// The day when it was last written, as a person reads it; nothing before the first words.
    pub changed: Option<String>,
    /// Whether the one who looks wrote last.
    pub mine: bool,
    /// How the other is called.
    pub partner: String,
}

/// A letter of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedLetter {
    /// `YYYY-MM`.
    pub month: String,
    /// The same as a person reads it.
    pub label: String,
    /// Its year.
    pub year: i32,
    /// How it begins.
    pub excerpt: String,
}

/// One letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// `YYYY-MM`.
    pub month: String,
    /// The same as a person reads it.
    pub label: String,
    /// Whether it can be written now.
    pub writable: bool,
    /// The number of the version; 0 before the first words.
    pub number: i32,
    /// What it says, in Markdown.
    pub body: String,
    /// The same as safe HTML, made by the server.
    pub html: String,
    /// The open page that wrote it last; empty when none did.
    pub pen: String,
    /// The day when it was last written, as a person reads it.
    pub changed: Option<String>,
    /// Whether the one who looks wrote last.
    pub mine: bool,
    /// How the other is called.
    pub partner: String,
}

/// What a save left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The number on which the next save is based.
    pub number: i32,
}

/// Some words of a text that is compared with another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether the other text does not have them.
    pub differs: bool,
}

/// Two texts of one letter: the writer's, and the one that was saved meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// The number of the saved one: whoever chooses has seen it.
    pub number: i32,
    /// Whether the writer saved that one too, on another device or page.
    pub own: bool,
    /// How the other is called.
    pub partner: String,
    /// The writer's, as it was sent.
    pub mine: String,
    /// The saved one.
    pub theirs: String,
    /// The writer's, with what the saved one does not have marked.
    pub mine_pieces: Vec<Piece>,
    /// The saved one, with what the writer's does not have marked.
    pub their_pieces: Vec<Piece>,
    /// Both in one.
    pub merged: String,
    /// Whether they could be joined without both standing one after the other anywhere.
    pub clean: bool,
}

/// The history of a letter, the latest version first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// `YYYY-MM`.
    pub month: String,
    /// The same as a person reads it.
    pub label: String,
    /// Whether a former version can be restored now.
    pub writable: bool,
    /// The number of the version that is read now.
    pub latest: i32,
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// One page of the versions.
    pub list: Vec<ListedVersion>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
    /// The one that is looked at.
    pub shown: Option<ShownVersion>,
}

/// A version of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedVersion {
    /// Its id.
    pub id: String,
    /// Whether it is the one that is read now.
    pub latest: bool,
    /// Its day, as a person reads it.
    pub day: String,
    /// Whether the one who looks wrote it.
    pub mine: bool,
    /// How it begins.
    pub excerpt: String,
    /// How many characters it has.
    pub length: u32,
}

/// A version that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownVersion {
    /// Its id.
    pub id: String,
    /// Its day, as a person reads it.
    pub day: String,
    /// Whether the one who looks wrote it.
    pub mine: bool,
    /// Whether it is the one that is read now.
    pub latest: bool,
    /// What it says, as safe HTML.
    pub html: String,
}
