//! The words of the second step.

use serde::{Deserialize, Serialize};

/// Its page.
pub const PAGE: &str = "/login/second";

/// Whether this browser is half-way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// The password was right; the code is asked for.
    Open,
    /// No password was given here, or too long ago.
    Gone,
}
