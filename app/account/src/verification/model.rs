//! The words of confirming an address.

use serde::{Deserialize, Serialize};

/// What a link is still good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It can be followed.
    Open,
    /// It came too late.
    Expired,
    /// It was used, another one was first, or it never was.
    Gone,
}
