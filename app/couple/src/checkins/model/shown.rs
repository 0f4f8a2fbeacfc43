//! What a page shows of check-ins.

use serde::{Deserialize, Serialize};

use super::{Level, Values, Who};

/// The form of one day, as its author sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInForm {
    /// The day, ISO 8601.
    pub day: String,
    /// The same as a person reads it.
    pub day_label: String,
    /// Whether it is today.
    pub is_today: bool,
    /// What was saved for it, if anything.
    pub saved: Option<SavedEntry>,
    /// The days that can be filled in, today first.
    pub days: Vec<DayChoice>,
    /// How the other is called.
    pub partner: String,
    /// Whether today's values open only when both have done theirs.
    pub both_first: bool,
}

/// What was saved for a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedEntry {
    /// The three measures.
    pub values: Values,
    /// A few words.
    pub note: String,
    /// Whether it is for its author alone.
    pub private: bool,
}

/// A day that can be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayChoice {
    /// The day, ISO 8601.
    pub day: String,
    /// As a person reads it.
    pub label: String,
    /// Whether its author has filled it in.
    pub done: bool,
    /// Whether it is today.
    pub is_today: bool,
}

/// What somebody sees of a check-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Said {
    /// What it says.
    Open {
        /// The three measures.
        values: Values,
        /// A few words; may be empty.
        note: String,
    },
    /// It is for its author alone.
    Private,
    /// It opens with one's own of that day.
    Closed,
}

/// One check-in of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedCheckIn {
    /// Its id.
    pub id: String,
    /// Its day, as a person reads it.
    pub day: String,
    /// Whether it is one's own.
    pub mine: bool,
    /// Whether its author keeps it for themselves.
    pub private: bool,
    /// What it says.
    pub said: Said,
}

/// A line of the chart: one value per day of the span, none where nothing is open.
pub type Line = Vec<Option<Level>>;

/// One person's three lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Mood by day.
    pub mood: Line,
    /// Stress by day.
    pub stress: Line,
    /// Energy by day.
    pub energy: Line,
}

/// One person's averages of a month, as they are written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthAverage {
    /// The month, as a person reads it.
    pub month: String,
    /// Whether they are one's own.
    pub mine: bool,
    /// Mood.
    pub mood: String,
    /// Stress.
    pub stress: String,
    /// Energy.
    pub energy: String,
    /// Of how many check-ins.
    pub count: u32,
}

/// The check-ins of some days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day, ISO 8601.
    pub to: String,
    /// Both, as a person reads them.
    pub span: String,
    /// Whose.
    pub who: Who,
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// The days of the chart, as a person reads them.
    pub days: Vec<String>,
    /// One's own lines, when asked for.
    pub mine: Option<Lines>,
    /// The other's lines, when asked for.
    pub theirs: Option<Lines>,
    /// The averages of each month that the span touches, the latest first.
    pub months: Vec<MonthAverage>,
    /// One page of the list, the latest first.
    pub list: Vec<ListedCheckIn>,
    /// Where the next page begins, if there is one.
    pub next: Option<String>,
}
