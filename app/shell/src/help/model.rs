//! What help is made of.

use serde::{Deserialize, Serialize};

/// How many characters of what somebody looks for are read.
pub const LONGEST_SEARCH: u16 = 100;

/// A topic: a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// The first steps.
    Start,
    /// Signing in.
    Doors,
    /// The account and its end.
    Account,
    /// The place for two.
    Couple,
    /// What reaches whom, and how.
    Notifications,
    /// Without a network, and on the home screen.
    Offline,
    /// Who reads what.
    Privacy,
    /// When something does not work.
    Trouble,
    /// In an unsafe home.
    Safety,
}

#[cfg(feature = "ssr")]
impl Topic {
    /// All of them, in the order in which they are named.
    pub const ALL: [Self; 9] = [
        Self::Start,
        Self::Doors,
        Self::Account,
        Self::Couple,
        Self::Notifications,
        Self::Offline,
        Self::Privacy,
        Self::Trouble,
        Self::Safety,
    ];

    /// The topic of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }
}

impl Topic {
    /// Where it is read.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Start => "/help/start",
            Self::Doors => "/help/doors",
            Self::Account => "/help/account",
            Self::Couple => "/help/couple",
            Self::Notifications => "/help/notifications",
            Self::Offline => "/help/offline",
            Self::Privacy => "/help/privacy",
            Self::Trouble => "/help/trouble",
            Self::Safety => "/help/safety",
        }
    }

    /// Its name in addresses: the last part of its path.
    pub fn name(self) -> &'static str {
        self.path().rsplit('/').next().unwrap_or_default()
    }
}

/// A topic as it is named in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicLine {
    /// Which one.
    pub topic: Topic,
    /// Its title.
    pub title: String,
    /// What it answers, in a sentence.
    pub lead: String,
}

/// What the page of help shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// What was looked for, as it was read; empty where nothing was.
    pub sought: String,
    /// The answers, the best first.
    pub answers: Vec<Answer>,
    /// All topics.
    pub topics: Vec<TopicLine>,
}

/// An answer that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Where it is read: a page and its part.
    pub address: String,
    /// The title of its topic.
    pub topic: String,
    /// The question.
    pub asked: Vec<Piece>,
    /// The paragraph of the answer that says most of what was looked for.
    pub said: Vec<Piece>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_found: bool,
}

/// What the page of a topic shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TopicPage {
    /// The topic.
    pub line: TopicLine,
    /// Its questions.
    pub questions: Vec<Question>,
    /// The other topics.
    pub others: Vec<TopicLine>,
}

/// A question and its answer, as they are written in `locales/LANGUAGE/help/TOPIC.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// By which it is reached within its page, the same in every language.
    pub anchor: String,
    /// The question.
    pub asked: String,
    /// The answer, a paragraph each.
    pub answer: Vec<String>,
    /// Where to go on.
    pub link: Option<Way>,
    /// Other words that people look for it by; they stay on the server.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing)]
    pub also: String,
}

/// A link out of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// A page of this installation.
    pub href: String,
    /// Its words.
    pub words: String,
}
