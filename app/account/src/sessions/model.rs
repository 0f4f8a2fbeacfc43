//! The words of sessions.

use serde::{Deserialize, Serialize};

/// A browser that is signed in, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenSession {
    /// Names it for revoking; opens nothing.
    pub key: String,
    /// The browser and the system, in plain words.
    pub device: String,
    /// When it was last used, in the owner's zone and language.
    pub seen: String,
    /// Whether it is the one that asks.
    pub current: bool,
}
