//! The words of the second factor.

use serde::{Deserialize, Serialize};
use ui::QrCode;

/// How many recovery codes there are at once.
pub const RECOVERY_CODES: usize = 10;

/// Whether a second factor is asked for, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The password is enough.
    Off,
    /// A code is asked for too.
    On {
        /// Since when, in the owner's zone and language.
        since: String,
        /// Recovery codes that were not used yet.
        codes_left: u32,
    },
}

/// What the page of the second factor works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Workbench {
    /// It is off: what the phone has to learn.
    Off(Setup),
    /// It is on.
    On {
        /// Recovery codes that were not used yet.
        codes_left: u32,
    },
}

/// What the phone has to learn, in three forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// For a camera; none when the address is too long for one.
    pub qr: Option<QrCode>,
    /// For the phone on which the page is open: an `otpauth:` link.
    pub link: String,
    /// For typing: Base32 (RFC 4648) in groups of four.
    pub key: String,
}
