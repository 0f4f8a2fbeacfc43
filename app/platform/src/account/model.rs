//! The words of accounts, the same on both sides.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::language::Language;

/// An account's id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct AccountId(pub Uuid);

impl std::fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Why an operator closed an account for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionGround {
    /// Somebody else seems to have got in.
    Security,
    /// The rules of the house were broken.
    Rules,
    /// An authority demands it.
    Law,
}

impl SuspensionGround {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Security, Self::Rules, Self::Law];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Rules => "rules",
            Self::Law => "law",
        }
    }

    /// The ground of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.word() == word)
    }
}

/// The signed-in person, as their own browser may know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Viewer {
    /// Their account.
    pub id: AccountId,
    /// How they are called, 1–60 characters.
    pub display_name: String,
    /// Their language.
    pub language: Language,
    /// Their IANA time zone, such as `Africa/Abidjan`.
    pub time_zone: String,
    /// Whether they run the town.
    pub operator: bool,
    /// Notifications not read yet.
    pub unread: u32,
}

/// The signed-in person of this page. It does not change while the page lives: signing in and
/// out load a new one.
pub fn use_viewer() -> Option<Viewer> {
    use_context::<Option<Viewer>>().flatten()
}
