//! The words of pauses and their rules.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long a pause is at least, in minutes.
pub const SHORTEST: u32 = 20;
/// How long it is at most, in minutes.
pub const LONGEST: u32 = 24 * 60;
/// How long the word may be, in characters.
pub const LONGEST_WORD: u32 = 300;
/// The hour at which a pause until the morning is over.
pub const MORNING: u32 = 8;

/// How long a pause lasts: from [`SHORTEST`] to [`LONGEST`] minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Length(TimeDelta);

/// Why a pause cannot last so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LengthRefusal {
    /// None was chosen, or none that is offered.
    Unknown,
    /// The hours are no whole number.
    Hours,
    /// The minutes are no whole number.
    Minutes,
    /// It is under [`SHORTEST`] minutes.
    TooShort,
    /// It is over [`LONGEST`] minutes.
    TooLong,
    /// The morning is too near, or more than a day away.
    NoMorning,
}

impl LengthRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "length_unknown",
            Self::Hours | Self::Minutes => "number_malformed",
            Self::TooShort => "pause_too_short",
            Self::TooLong => "pause_too_long",
            Self::NoMorning => "morning_not_offered",
        }
    }

    /// The field beside which it is told.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Unknown | Self::NoMorning => "length",
            Self::Hours | Self::TooLong => "hours",
            Self::Minutes | Self::TooShort => "minutes",
        }
    }
}

impl Length {
    /// A length in minutes.
    ///
    /// # Errors
    /// Too short or too long.
    pub fn of_minutes(minutes: u32) -> Result<Self, LengthRefusal> {
        Self::of(TimeDelta::minutes(i64::from(minutes)))
    }

    /// A length.
    ///
    /// # Errors
    /// Too short or too long.
    pub fn of(length: TimeDelta) -> Result<Self, LengthRefusal> {
        if length < TimeDelta::minutes(i64::from(SHORTEST)) {
            Err(LengthRefusal::TooShort)
        } else if length > TimeDelta::minutes(i64::from(LONGEST)) {
            Err(LengthRefusal::TooLong)
        } else {
            Ok(Self(length))
        }
    }

    /// It as a span of time.
    pub const fn span(self) -> TimeDelta {
        self.0
    }
}

/// How long somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// So long.
    For(Length),
    /// Until the next morning, where they are.
    UntilMorning,
}

impl Asked {
    /// What a form offers, shortest first; the word that is sent is the number of minutes.
    pub const OFFERED: [u32; 3] = [20, 60, 180];
    /// The word for a pause until the morning.
    pub const MORNING: &'static str = "morning";
    /// The word for a length of one's own.
    pub const OWN: &'static str = "own";

    /// What somebody sent; hours and minutes count only for a length of one's own.
    ///
    /// # Errors
    /// Why a pause cannot last so long.
    pub fn parse(length: &str, hours: &str, minutes: &str) -> Result<Self, LengthRefusal> {
        match length {
            Self::MORNING => Ok(Self::UntilMorning),
            Self::OWN => {
                let hours = number(hours).ok_or(LengthRefusal::Hours)?;
                let minutes = number(minutes).ok_or(LengthRefusal::Minutes)?;
                let minutes = hours.saturating_mul(60).saturating_add(minutes);
                Length::of_minutes(minutes).map(Self::For)
            }
            offered => {
                let minutes = offered.parse().map_err(|_| LengthRefusal::Unknown)?;
                if Self::OFFERED.contains(&minutes) {
                    Length::of_minutes(minutes).map(Self::For)
                } else {
                    Err(LengthRefusal::Unknown)
                }
            }
        }
    }
}

/// A count as it is typed; nothing means none.
fn number(typed: &str) -> Option<u32> {
    match typed.trim() {
        "" => Some(0),
        typed => typed.parse().ok(),
    }
}

/// A few words with a pause, at most [`LONGEST_WORD`] characters; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word(String);

impl Word {
    /// The word that somebody sent, without the blanks around it; lines end with `\n` alone, and
    /// the one character that PostgreSQL cannot keep is left out.
    pub fn parse(sent: &str) -> Option<Self> {
        let text = sent.replace("\r\n", "\n").replace('\0', "");
        let text = text.trim();
        let length = u32::try_from(text.chars().count()).ok()?;
        (length <= LONGEST_WORD).then(|| Self(text.to_owned()))
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// The page of pauses, as one of the two sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PausePage {
    /// How the other is called.
    pub partner: String,
    /// The pause that runs, if one does.
    pub running: Option<RunningPause>,
    /// When a pause until the morning would be over, as the one who looks reads it; none where it
    /// would be too short or too long.
    pub morning: Option<String>,
}

/// A pause that runs, as one of the two sees it: for its page, and for the home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningPause {
    /// Its id.
    pub id: String,
    /// Whether the one who looks asked for it.
    pub mine: bool,
    /// How who asked for it is called.
    pub name: String,
    /// A few words; may be empty.
    pub word: String,
    /// The time of return, as the one who looks reads it where they are.
    pub until: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_pause_lasts_from_twenty_minutes_to_a_day() {
        assert_eq!(Length::of_minutes(19), Err(LengthRefusal::TooShort));
        assert!(Length::of_minutes(20).is_ok());
        assert!(Length::of_minutes(1_440).is_ok());
        assert_eq!(Length::of_minutes(1_441), Err(LengthRefusal::TooLong));
    }

    #[test]
    fn a_length_of_ones_own_is_hours_and_minutes_and_either_may_be_empty() {
        let minutes = |hours: &str, minutes: &str| match Asked::parse("own", hours, minutes) {
            Ok(Asked::For(length)) => Ok(length.span().num_minutes()),
            Ok(Asked::UntilMorning) => panic!("that is no morning"),
            Err(refusal) => Err((refusal.field(), refusal.code())),
        };
        assert_eq!(minutes("1", "30"), Ok(90));
        assert_eq!(minutes("", " 45 "), Ok(45));
        assert_eq!(minutes("24", ""), Ok(1_440));
        assert_eq!(minutes("", ""), Err(("minutes", "pause_too_short")));
        assert_eq!(minutes("24", "1"), Err(("hours", "pause_too_long")));
        assert_eq!(minutes("une", "1"), Err(("hours", "number_malformed")));
        assert_eq!(minutes("1", "1,5"), Err(("minutes", "number_malformed")));
        assert_eq!(minutes("4294967295", "4294967295"), Err(("hours", "pause_too_long")));
    }

    #[test]
    fn only_what_is_offered_can_be_chosen() {
        for offered in Asked::OFFERED {
            assert!(Asked::parse(&offered.to_string(), "", "").is_ok());
        }
        assert_eq!(Asked::parse("morning", "", ""), Ok(Asked::UntilMorning));
        for other in ["", "30", "-20", "always"] {
            assert_eq!(Asked::parse(other, "1", "0"), Err(LengthRefusal::Unknown), "{other}");
        }
    }

    #[test]
    fn a_word_has_three_hundred_characters_at_most() {
        assert!(Word::parse(&"é".repeat(300)).is_some());
        assert!(Word::parse(&"é".repeat(301)).is_none());
        assert_eq!(Word::parse("  \r\n ").unwrap().text(), "");
    }

    proptest! {
        #[test]
        fn whatever_is_sent_a_length_is_within_its_bounds(length in "own|[0-9]{0,4}", hours in "[0-9 ]{0,6}", minutes in "-?[0-9]{0,6}") {
            if let Ok(Asked::For(length)) = Asked::parse(&length, &hours, &minutes) {
                prop_assert!((20..=1_440).contains(&length.span().num_minutes()));
            }
        }
    }
}
