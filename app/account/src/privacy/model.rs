//! The words of consent.

use serde::{Deserialize, Serialize};

/// Something that a person agreed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// What it is: `terms`.
    pub kind: String,
    /// Which version of it.
    pub version: String,
    /// When, in the person's zone and language.
    pub given: String,
}
