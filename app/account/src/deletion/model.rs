//! The words of the end of an account.

use serde::{Deserialize, Serialize};

/// How long somebody can change their mind, in days.
pub const DAYS_TO_STAY: i64 = 7;

/// The end of an account that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedEnd {
    /// How its owner is called.
    pub name: String,
    /// When it comes, in their zone and the language of the page.
    pub when: String,
    /// Whether they can still stay.
    pub open: bool,
}
