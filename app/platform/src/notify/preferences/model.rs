//! The words of preferences.

use serde::{Deserialize, Serialize};

use crate::notify::{MailRhythm, NoticeKind, push::ThisDevice};

/// What a person is told, where, and when not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preferences {
    /// One line for each kind of event that they may choose about.
    pub lines: Vec<PreferenceLine>,
    /// How often letters come.
    pub rhythm: MailRhythm,
    /// When letters and devices begin to wait, as `22:00`; empty without quiet hours.
    pub quiet_from: String,
    /// When they leave.
    pub quiet_to: String,
    /// The place whose clock counts.
    pub zone: String,
    /// The device that shows the page; nothing where closed browsers are not spoken to.
    pub device: Option<ThisDevice>,
}

/// Where one kind of event arrives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreferenceLine {
    /// Which kind.
    pub kind: NoticeKind,
    /// Whether it rings in the app.
    pub bell: bool,
    /// Whether it comes by mail.
    pub mail: bool,
    /// Whether devices that are turned on say it.
    pub push: bool,
}
