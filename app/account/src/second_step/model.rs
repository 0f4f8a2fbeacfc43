//! The words of the second step.

use serde::{Deserialize, Serialize};

/// Its page.
pub const PAGE: &str = "/login/second";

/// Whether this browser is half-way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// The password or the phone was right; the code is asked for.
    Open,
    /// The same, and a passkey does in its place.
    OpenToPasskeys,
    /// Nothing was given here, or too long ago.
    Gone,
}
