//! The words of the queue.

use serde::{Deserialize, Serialize};

/// Where jobs stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Given up: what an operator comes for.
    #[default]
    Dead,
    /// Waiting for their hour or another try.
    Waiting,
    /// Held by a worker.
    Running,
}

impl Stage {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Dead, Self::Waiting, Self::Running];

    /// The word in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Waiting => "waiting",
            Self::Running => "running",
        }
    }

    /// The stage of a word; what was given up, for any other.
    #[cfg(feature = "ssr")]
    pub(crate) fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|stage| stage.word() == word)
            .unwrap_or_default()
    }
}

/// The queue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Every kind of job that is in it.
    pub kinds: Vec<KindLine>,
    /// Which jobs are listed.
    pub stage: Stage,
    /// Of which kind; empty for all.
    pub kind: String,
    /// They, the first put in first.
    pub jobs: Vec<JobLine>,
    /// Where the list goes on, if it does.
    pub after: Option<String>,
}

/// How many jobs of a kind stand where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindLine {
    /// The kind.
    pub kind: String,
    /// Those that wait.
    pub waiting: i64,
    /// Those that a worker holds.
    pub running: i64,
    /// Those that were given up.
    pub dead: i64,
    /// Since when the oldest of those that are due waits.
    pub oldest: Option<String>,
}

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobLine {
    /// Its number.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// When it was put in.
    pub created: String,
    /// When it is due, or since when a worker holds it.
    pub due: String,
    /// Tries so far and at most: `3/25`.
    pub attempts: String,
    /// Why it failed the last time.
    pub error: Option<String>,
}
