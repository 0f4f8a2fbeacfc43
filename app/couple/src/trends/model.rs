//! The words of trends and their rules.

use serde::{Deserialize, Serialize};

use crate::{goals::model::GoalProgress, questions::model::QuestionCounts};

/// From how many check-ins on a person's week has a pattern: fewer say nothing about weekdays.
pub const PATTERN_FROM: i64 = 7;

/// How far back one looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Range {
    /// Thirty days.
    #[default]
    Month,
    /// Ninety days.
    Quarter,
    /// Three hundred and sixty-five days.
    Year,
}

impl Range {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// The range of a number of days in the address; anything else is the shortest.
    pub fn parse(days: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|range| range.days().to_string() == days)
            .unwrap_or_default()
    }

    /// How many days it has, today included.
    pub const fn days(self) -> u64 {
        match self {
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year => 365,
        }
    }

    /// What one point of a line stands for.
    pub const fn step(self) -> Step {
        match self {
            Self::Month | Self::Quarter => Step::Day,
            Self::Year => Step::Week,
        }
    }
}

/// What one point of a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// A day.
    Day,
    /// The mean of a week that begins on Monday.
    Week,
}

/// A mean on the scale from 0 to 10, in tenths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mean(u8);

impl Mean {
    /// A mean, rounded to tenths.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to what fits before"
    )]
    pub fn of(value: f64) -> Self {
        Self((value * 10.0).round().clamp(0.0, 100.0) as u8)
    }

    /// Where it stands on the scale.
    pub fn value(self) -> f32 {
        f32::from(self.0) / 10.0
    }

    /// How it is written: `7`, `6,4`.
    pub fn written(self, separator: char) -> String {
        match (self.0 / 10, self.0 % 10) {
            (whole, 0) => whole.to_string(),
            (whole, tenths) => format!("{whole}{separator}{tenths}"),
        }
    }
}

/// A line: one mean per point, none where nothing is open.
pub type Line = Vec<Option<Mean>>;

/// What somebody's days look like.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lines {
    /// Mood by point.
    pub mood: Line,
    /// Stress by point.
    pub stress: Line,
    /// Energy by point.
    pub energy: Line,
    /// Mood by day of the week, Monday first, from [`PATTERN_FROM`] check-ins on.
    pub week: Option<Line>,
}

/// What the two look back on, as one of them sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trends {
    /// How far back.
    pub range: Range,
    /// The first and the last day, as a person reads them.
    pub span: String,
    /// The points of the lines, as a person reads them, the oldest first.
    pub points: Vec<String>,
    /// The days of the week, Monday first.
    pub weekdays: Vec<String>,
    /// How the one who looks is called.
    pub me: String,
    /// How the other is called.
    pub partner: String,
    /// One's own, if there is anything.
    pub mine: Option<Lines>,
    /// The other's: only beside one's own.
    pub theirs: Option<Lines>,
    /// How far the goals are, of all time.
    pub goals: GoalProgress,
    /// The questions of the range.
    pub questions: QuestionCounts,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn there_are_three_ranges_and_anything_else_is_the_shortest() {
        let read = ["30", "90", "365", "", "7", "1000000", "un an"].map(Range::parse);
        assert_eq!(
            read,
            [
                Range::Month,
                Range::Quarter,
                Range::Year,
                Range::Month,
                Range::Month,
                Range::Month,
                Range::Month
            ]
        );
    }

    #[test]
    fn a_mean_is_written_with_one_decimal_unless_it_is_whole() {
        assert_eq!(Mean::of(7.0).written(','), "7");
        assert_eq!(Mean::of(6.44).written(','), "6,4");
        assert_eq!(Mean::of(6.96).written('.'), "7");
        assert_eq!(Mean::of(0.04).written('.'), "0");
    }

    proptest! {
        #[test]
        fn a_mean_is_within_a_twentieth_of_its_value(value in 0.0_f64..=10.0) {
            prop_assert!((f64::from(Mean::of(value).value()) - value).abs() <= 0.050_01);
        }
    }
}
