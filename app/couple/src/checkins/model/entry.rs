//! What somebody says of a day, and its rules.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How many days back a check-in may be filled in.
pub const DAYS_BACK: u64 = 7;
/// How long a note may be, in characters.
pub const LONGEST_NOTE: u32 = 2_000;

/// How much, from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level(u8);

impl Level {
    /// A level, if it is on the scale.
    pub const fn new(level: u8) -> Option<Self> {
        if level <= 10 { Some(Self(level)) } else { None }
    }

    /// The level that somebody sent.
    pub fn parse(sent: &str) -> Option<Self> {
        sent.trim().parse().ok().and_then(Self::new)
    }

    /// Its number.
    pub const fn number(self) -> u8 {
        self.0
    }
}

/// The three measures of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// From a heavy day to a beautiful one.
    pub mood: Level,
    /// From calm to tense.
    pub stress: Level,
    /// From tired to full of life.
    pub energy: Level,
}

/// A few words about a day, at most [`LONGEST_NOTE`] characters; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Note(String);

impl Note {
    /// The note that somebody sent, without the blanks around it; lines end with `\n` alone, and
    /// the one character that PostgreSQL cannot keep is left out.
    pub fn parse(sent: &str) -> Option<Self> {
        let text = sent.replace("\r\n", "\n").replace('\0', "");
        let text = text.trim();
        let length = u32::try_from(text.chars().count()).ok()?;
        (length <= LONGEST_NOTE).then(|| Self(text.to_owned()))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Who sees what a check-in says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Both.
    ForUs,
    /// Its author; the other sees that it exists.
    ForMe,
}

/// When today's values open to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// As soon as they are saved.
    AtOnce,
    /// When both have done theirs.
    BothFirst,
}

/// What somebody says of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A date in the author's time zone.
    pub day: NaiveDate,
    /// The three measures.
    pub values: Values,
    /// A few words.
    pub note: Note,
    /// Who sees it.
    pub sharing: Sharing,
}

/// Why a day cannot be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRefusal {
    /// It has not begun where the person is.
    Future,
    /// It is more than [`DAYS_BACK`] days ago.
    TooOld,
}

impl DayRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Future => "day_future",
            Self::TooOld => "day_too_old",
        }
    }
}

/// Whether a day may be filled in today.
///
/// # Errors
/// Why it may not.
pub fn fillable(day: NaiveDate, today: NaiveDate) -> Result<(), DayRefusal> {
    if day > today {
        Err(DayRefusal::Future)
    } else if day < earliest(today) {
        Err(DayRefusal::TooOld)
    } else {
        Ok(())
    }
}

/// The first day that may be filled in today.
pub fn earliest(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn today_and_seven_days_back_can_be_filled_in_and_no_others() {
        let day = |back: i64| today() - chrono::TimeDelta::days(back);
        assert_eq!(fillable(day(-1), today()), Err(DayRefusal::Future));
        assert_eq!(fillable(day(0), today()), Ok(()));
        assert_eq!(fillable(day(7), today()), Ok(()));
        assert_eq!(fillable(day(8), today()), Err(DayRefusal::TooOld));
    }

    #[test]
    fn a_note_has_two_thousand_characters_at_most() {
        assert!(Note::parse(&"é".repeat(1_999)).is_some());
        assert!(Note::parse(&"é".repeat(2_000)).is_some());
        assert!(Note::parse(&"é".repeat(2_001)).is_none());
        assert!(Note::parse(&format!("{}\n\n", "é".repeat(2_000))).is_some());
    }

    proptest! {
        #[test]
        fn a_level_is_a_whole_number_from_nought_to_ten(sent in "[ -]?[0-9]{0,3}(\\.[0-9])?") {
            let expected = sent.trim().parse::<u8>().ok().filter(|level| *level <= 10);
            prop_assert_eq!(Level::parse(&sent).map(Level::number), expected);
        }

        #[test]
        fn a_note_that_is_kept_reads_back_the_same(sent in "\\PC{0,80}(\r\n)?\\PC{0,80}") {
            let note = Note::parse(&sent).unwrap();
            prop_assert_eq!(Note::parse(note.text()).unwrap(), note);
        }
    }
}
