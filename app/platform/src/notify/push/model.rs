//! The words of notifications on a device.

use serde::{Deserialize, Serialize};

/// What the page knows of the device that shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThisDevice {
    /// What a browser subscribes with: our public key (RFC 8292), base64url.
    pub server_key: String,
    /// Whether it is turned on here.
    pub on: bool,
    /// Whether a locked screen says what a couple's news is about.
    pub shows_words: bool,
}
