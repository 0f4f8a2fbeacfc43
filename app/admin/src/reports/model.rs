//! The words of reports, as an operator sees them.

use platform::reports::ReportGround;
use serde::{Deserialize, Serialize};

/// Where reports stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Nobody has decided yet: what an operator comes for.
    #[default]
    Open,
    /// Somebody has.
    Closed,
}

impl Stage {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 2] = [Self::Open, Self::Closed];

    /// The word in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// The stage of a word; what is open, for any other.
    #[cfg(feature = "ssr")]
    pub(crate) fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|stage| stage.word() == word)
            .unwrap_or_default()
    }
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Nothing had to be done.
    Closed,
    /// The person was warned.
    Warned,
    /// Their account was suspended.
    Suspended,
}

impl Outcome {
    /// The word in the table and in forms.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Warned => "warned",
            Self::Suspended => "suspended",
        }
    }

    /// The outcome of a word.
    #[cfg(feature = "ssr")]
    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::Closed, Self::Warned, Self::Suspended]
            .into_iter()
            .find(|outcome| outcome.word() == word)
    }
}

/// A page of reports: those that are open from the oldest on, the others from the latest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportList {
    /// Where they stand.
    pub stage: Stage,
    /// Of which ground; all without one.
    pub ground: Option<ReportGround>,
    /// They.
    pub reports: Vec<ReportLine>,
    /// Where the list goes on, if it does.
    pub after: Option<String>,
}

/// A report in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportLine {
    /// Its id.
    pub id: String,
    /// What is wrong.
    pub ground: ReportGround,
    /// How they are called whom it is about, where it is somebody.
    pub about: Option<String>,
    /// How long ago it was filed.
    pub age: Age,
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// How long ago something was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Age {
    /// Less than two days: in hours, from 0 on.
    Hours(i64),
    /// In days.
    Days(i64),
}

#[cfg(feature = "ssr")]
impl Age {
    /// The age of what happened then, now.
    pub(super) fn of(then: chrono::DateTime<chrono::Utc>, now: chrono::DateTime<chrono::Utc>) -> Self {
        let age = now - then;
        match age.num_days() {
            ..2 => Self::Hours(age.num_hours().max(0)),
            days => Self::Days(days),
        }
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPage {
    /// As in the list.
    pub report: ReportLine,
    /// When it was filed.
    pub filed: String,
    /// When it was decided.
    pub closed: Option<String>,
    /// Who filed it; nobody who is still here, else.
    pub reporter: Option<Somebody>,
    /// Whom it is about.
    pub about: Option<Somebody>,
    /// The kind of thing that it is about.
    pub subject_kind: String,
    /// Which one; empty where it is not known.
    pub subject_id: String,
    /// What its reporter wrote; empty when they have gone.
    pub words: String,
    /// Other reports about the same person, the latest first.
    pub others: Vec<ReportLine>,
    /// Whether it is about who asks.
    pub own: bool,
}

/// Somebody whom a report names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Somebody {
    /// Their account's id.
    pub id: String,
    /// How they are called.
    pub name: String,
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod unit_tests {
    use chrono::{TimeDelta, Utc};

    use super::Age;

    #[test]
    fn an_age_is_told_in_hours_and_from_two_days_on_in_days() {
        let then = chrono::DateTime::<Utc>::UNIX_EPOCH;
        for (hours, age) in [
            (-1, Age::Hours(0)),
            (0, Age::Hours(0)),
            (47, Age::Hours(47)),
            (48, Age::Days(2)),
            (71, Age::Days(2)),
        ] {
            assert_eq!(Age::of(then, then + TimeDelta::hours(hours)), age, "{hours}");
        }
    }
}
