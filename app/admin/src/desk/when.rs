//! Moments as a desk writes them: by the figures, in the operator's zone, the same in every language.

use chrono::{DateTime, NaiveDate, Utc};
use platform::account::Operator;

/// `2026‑11‑20 18:42`, with hyphens that no line breaks at.
pub(crate) fn minute(operator: &Operator, at: DateTime<Utc>) -> String {
    at.with_timezone(&operator.member().time_zone())
        .format("%Y\u{2011}%m\u{2011}%d %H:%M")
        .to_string()
}

/// `2026-11-20`.
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}
