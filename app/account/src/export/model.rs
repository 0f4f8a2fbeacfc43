//! The words of copies.

use serde::{Deserialize, Serialize};

/// How long a copy can be fetched, in hours.
pub const FETCHED_FOR_HOURS: i64 = 48;

/// How it stands with somebody's copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// There is none.
    None,
    /// It is being made.
    BeingMade,
    /// It can be fetched.
    Ready(ReadyCopy),
    /// It could not be made; another may be asked for.
    Failed,
}

/// A copy that can be fetched.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadyCopy {
    /// Where: a page of ours, for its owner alone.
    pub link: String,
    /// Until when, in their zone and language.
    pub until: String,
    /// How long it is, in kilobytes of a thousand bytes, rounded up.
    pub kilobytes: i64,
}
