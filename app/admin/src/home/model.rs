//! The words of the first page.

use serde::{Deserialize, Serialize};

/// What wants an eye now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Reports that nobody has decided about.
    pub open_reports: i64,
    /// Jobs that were given up.
    pub dead_jobs: i64,
    /// Jobs that should have been done a quarter of an hour ago.
    pub late_jobs: i64,
    /// Letters that were given up.
    pub dead_letters: i64,
    /// Letters that wait.
    pub waiting_letters: i64,
    /// Accounts that are closed.
    pub suspended: i64,
    /// Accounts that are to end.
    pub ending: i64,
    /// Accounts that were made since midnight (UTC).
    pub made_today: i64,
    /// SQL.
    pub query: String,
}
