//! The words of proving who one is.

use serde::{Deserialize, Serialize};

use crate::providers::model::Named;

/// By what somebody may prove that it is they.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a form of its own on one page")]
pub struct Ways {
    /// Their password.
    pub password: bool,
    /// A code by text message: they have no password.
    pub text: bool,
    /// A code of their app.
    pub app: bool,
    /// A passkey.
    pub passkey: bool,
    /// The word of a provider: they have no password.
    pub providers: Vec<Named>,
}
