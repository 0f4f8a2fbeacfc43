//! The words of one's own reports.

use platform::reports::ReportGround;
use serde::{Deserialize, Serialize};

/// An address in full is no longer than this, in characters.
pub(super) const LONGEST_ADDRESS: u16 = 500;

/// Something that one has reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnReport {
    /// What was wrong.
    pub ground: ReportGround,
    /// When it was filed, in one's zone and language.
    pub when: String,
    /// Whether it was looked at.
    pub seen: bool,
}
