//! The words of the log.

use serde::{Deserialize, Serialize};

/// A page of the log, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPage {
    /// What was asked for.
    pub asked: Asked,
    /// The lines.
    pub lines: Vec<LogLine>,
    /// Where older ones begin, if there are any.
    pub older: Option<String>,
}

/// Which lines. What is empty or cannot be read narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The beginning of the action's word.
    pub action: String,
    /// The id of an account: who did it, or to whom it was done.
    pub account: String,
    /// The first day, `YYYY-MM-DD`, in the operator's zone.
    pub from: String,
    /// The last day.
    pub until: String,
}

/// A line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// When.
    pub at: String,
    /// What.
    pub action: String,
    /// By whom: an account's id; none where it was forgotten, or nobody's.
    pub account: Option<String>,
    /// To what: an id.
    pub subject: String,
    /// Whether that is an account that there is.
    pub subject_is_account: bool,
    /// What else was noted, as `name: value`.
    pub detail: Vec<String>,
}

#[cfg(feature = "ssr")]
impl LogLine {
    /// A line as an operator reads it.
    pub(crate) fn of(operator: &platform::account::Operator, row: super::store::Row) -> Self {
        let detail = match row.detail {
            serde_json::Value::Object(fields) => fields.into_iter().map(|(name, value)| told(&name, &value)).collect(),
            _ => Vec::new(),
        };
        Self {
            at: crate::desk::minute(operator, row.at),
            action: row.action,
            account: row.account_id.map(|id| id.to_string()),
            subject: row.subject,
            subject_is_account: row.subject_is_account,
            detail,
        }
    }
}

#[cfg(feature = "ssr")]
fn told(name: &str, value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => format!("{name}: {text}"),
        other => format!("{name}: {other}"),
    }
}
