//! Whether somebody's eyes can be lent.

use serde::{Deserialize, Serialize};

/// Whether an operator may look through somebody's eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// They may.
    Open,
    /// Once they have proved again who they are.
    ProveFirst,
    /// Never: it is their own account, an operator's, or one that is to end.
    Closed,
}
