//! The words of an address.

use serde::{Deserialize, Serialize};

/// By what an account is signed in to, beside the phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInMeans {
    /// Its address, if it has one.
    pub email: Option<String>,
    /// Whether it has a password.
    pub password: PasswordMeans,
}

/// Whether an account has a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PasswordMeans {
    /// It has one.
    Chosen,
    /// Its phone is all that opens it.
    None,
}
