//! The words of an account's phone.

use serde::{Deserialize, Serialize};

/// The phone that opens an account, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPhone {
    /// Its number, as people read it.
    pub number: String,
    /// Since when, in the owner's zone and language.
    pub since: String,
}

/// What the page of the phone works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneWorkbench {
    /// The phone of today, if there is one.
    pub known: Option<KnownPhone>,
    /// The number that a code was just sent to, as people read it.
    pub waiting: Option<String>,
}
