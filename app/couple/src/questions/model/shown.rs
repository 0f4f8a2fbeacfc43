//! What pages show.

use serde::{Deserialize, Serialize};

use super::{Filter, LibraryTheme, QuestionState, Status, Theme};

/// What is proposed to be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    /// A question of the library that these two have not asked yet, unless they have asked all.
    pub suggestion: Option<Suggestion>,
    /// Whether it is of the theme that was asked for.
    pub kept_theme: bool,
}

/// What a form for a question of one's own needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionForm {
    /// The themes that the couple has named.
    pub own_themes: Vec<Theme>,
}

/// A question of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id in the library.
    pub id: String,
    /// What it is about.
    pub theme: LibraryTheme,
    /// Its words, in the language of who reads.
    pub text: String,
    /// Whether there is another one.
    pub more: bool,
}

/// One question of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedQuestion {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub theme: Theme,
    /// Its words.
    pub text: String,
    /// Whether one asked it oneself.
    pub mine: bool,
    /// The day it was asked, as a person reads it.
    pub asked_on: String,
    /// How far it has come.
    pub state: QuestionState,
    /// Whether something is still one's own to say.
    pub waits_for_me: bool,
}

/// The questions that are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionList {
    /// Which ones.
    pub filter: Filter,
    /// How the other is called.
    pub partner: String,
    /// The themes that the couple has named.
    pub own_themes: Vec<Theme>,
    /// One page of them, the latest first.
    pub list: Vec<ListedQuestion>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}

/// A question, as one of the two sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionShown {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub theme: Theme,
    /// Its words.
    pub text: String,
    /// Whether one asked it oneself.
    pub mine: bool,
    /// The day it was asked, as a person reads it.
    pub asked_on: String,
    /// Whether its text was changed since.
    pub changed: bool,
    /// Whether the other's answer waits for one's own.
    pub reveal_together: bool,
    /// How the other is called.
    pub partner: String,
    /// What one sees of the other's answer.
    pub theirs: Theirs,
}

/// What one sees of the other's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theirs {
    /// They have said nothing yet.
    Nothing,
    /// They have said something that opens with one's own answer.
    Closed(Status),
    /// What they said.
    Open {
        /// What kind of answer it is.
        status: Status,
        /// Its words; may be empty when they take their time.
        text: String,
        /// The day, as a person reads it.
        on: String,
        /// Whether it was another answer before.
        changed: bool,
    },
}

/// One's own side of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPart {
    /// The question's id.
    pub question: String,
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// Whether the other's answer waits for one's own.
    pub reveal_together: bool,
    /// What one has said, if anything.
    pub answer: Option<OwnAnswer>,
    /// What one had said before, the latest first.
    pub former: Vec<OwnAnswer>,
    /// Whether one asked the question oneself.
    pub asked: bool,
    /// The question to change, for its author, while it can be.
    pub editable: Option<EditableQuestion>,
    /// Whether it can be removed.
    pub removable: bool,
}

/// What one has said, now or before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnAnswer {
    /// What kind of answer it is.
    pub status: Status,
    /// Its words.
    pub text: String,
    /// The day, as a person reads it.
    pub on: String,
}

/// A question that its author may still change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditableQuestion {
    /// Its words.
    pub text: String,
    /// What it is about.
    pub theme: Theme,
    /// The themes that the couple has named.
    pub own_themes: Vec<Theme>,
}

/// How many questions there are in a time: for trends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionCounts {
    /// Asked in it, by either.
    pub asked: u32,
    /// Answered by both in it, whenever they were asked.
    pub answered: u32,
}

/// What the home says of questions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionGlance {
    /// The oldest that waits for one's own word. Who asked for time is left in peace.
    pub waiting: Option<ShownGlance>,
    /// The last one whose two answers came together within a day.
    pub opened: Option<ShownGlance>,
}

/// A question on the home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownGlance {
    /// Its id.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Whether one asked it oneself.
    pub mine: bool,
}
