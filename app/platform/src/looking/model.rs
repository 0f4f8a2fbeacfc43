//! The words of looking.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long somebody's eyes are lent at most.
pub const LOOK_LIFETIME: TimeDelta = TimeDelta::minutes(15);

/// Why an operator looks, as the person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookingGround {
    /// They asked for help.
    Help,
    /// Something on their pages does not work.
    Fault,
    /// Their account may be in danger.
    Security,
}

impl LookingGround {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Help, Self::Fault, Self::Security];

    /// The word in forms and in the log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Fault => "fault",
            Self::Security => "security",
        }
    }

    /// The ground of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.word() == word)
    }
}
