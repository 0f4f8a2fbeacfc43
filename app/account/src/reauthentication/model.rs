//! The words of proving who one is.

use serde::{Deserialize, Serialize};

/// By what somebody may prove that it is they.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ways {
    /// Their password.
    Password,
    /// Their password, or a code of their phone.
    PasswordOrCode,
    /// A code by text message: they have no password.
    Text,
    /// A code by text message, or one of their app.
    TextOrCode,
}
