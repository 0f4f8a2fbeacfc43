//! The words of the bell.

use serde::{Deserialize, Serialize};

/// A page of the list, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notifications {
    /// What was told.
    pub lines: Vec<NotificationLine>,
    /// Where older ones begin, if there are any.
    pub older: Option<String>,
}

/// One thing that was told, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotificationLine {
    /// Its id.
    pub id: String,
    /// What happened.
    pub title: String,
    /// What it means.
    pub detail: String,
    /// When it was.
    pub when: String,
    /// The page where it belongs, if it has one.
    pub page: Option<String>,
    /// Whether it has not been read.
    pub unread: bool,
}
