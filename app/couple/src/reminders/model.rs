//! The words of reminders and their rules.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// The last day of the month that every month has.
pub const LAST_COMMON_DAY: u8 = 28;
/// The number under which the last day of a month is kept, whichever it is.
const LAST: i16 = 31;

/// What one is reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The day's check-in.
    CheckIn,
    /// The month's letter.
    Letter,
}

impl Kind {
    /// The word in the table.
    pub const fn word(self) -> &'static str {
        match self {
            Self::CheckIn => "check_in",
            Self::Letter => "letter",
        }
    }
}

/// The day of the month on which one likes to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterDay {
    /// From the first to the twenty-eighth, which every month has.
    On(u8),
    /// The last, whichever it is.
    Last,
}

impl LetterDay {
    /// The day that somebody chose: `1` to `28`, or `last`.
    pub fn parse(sent: &str) -> Option<Self> {
        match sent.trim() {
            "last" => Some(Self::Last),
            number => number
                .parse()
                .ok()
                .filter(|day| (1..=LAST_COMMON_DAY).contains(day))
                .map(Self::On),
        }
    }

    /// The word in the form.
    pub fn word(self) -> String {
        match self {
            Self::On(day) => day.to_string(),
            Self::Last => "last".to_owned(),
        }
    }

    /// The number in the table.
    pub fn number(self) -> i16 {
        match self {
            Self::On(day) => i16::from(day),
            Self::Last => LAST,
        }
    }

    /// The day of a number in the table.
    pub fn of_number(number: i16) -> Self {
        u8::try_from(number)
            .ok()
            .filter(|day| (1..=LAST_COMMON_DAY).contains(day))
            .map_or(Self::Last, Self::On)
    }

    /// The date in the month of another date.
    fn in_month_of(self, date: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::On(day) => date.with_day(u32::from(day)),
            Self::Last => date
                .with_day(1)?
                .checked_add_months(Months::new(1))?
                .checked_sub_days(Days::new(1)),
        }
    }
}

/// On which days a reminder comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// On every day.
    Daily,
    /// On one day of each month.
    Monthly(LetterDay),
}

impl Recurrence {
    /// The days on which it comes, from the period that a date is in: its first may lie before it.
    pub fn days_around(self, date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        (0..).map_while(move |step: u32| match self {
            Self::Daily => date.checked_add_days(Days::new(u64::from(step))),
            Self::Monthly(day) => day.in_month_of(date.with_day(1)?.checked_add_months(Months::new(step))?),
        })
    }
}

/// A reminder that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// On which days.
    pub recurrence: Recurrence,
    /// When, by the clock on the wall.
    pub at: NaiveTime,
}

impl Reminder {
    /// What it reminds of.
    pub const fn kind(self) -> Kind {
        match self.recurrence {
            Recurrence::Daily => Kind::CheckIn,
            Recurrence::Monthly(_) => Kind::Letter,
        }
    }
}

/// The time of day that somebody chose, as `20:30`. Some browsers add seconds; none adds a leap second,
/// with which a day would have a twenty-fifth hour in the database.
pub fn hour(sent: &str) -> Option<NaiveTime> {
    let sent = sent.trim();
    NaiveTime::parse_from_str(sent, "%H:%M")
        .or_else(|_| NaiveTime::parse_from_str(sent, "%H:%M:%S"))
        .ok()
        .filter(|time| time.nanosecond() == 0)
}

/// One's reminders, as the form shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// The place whose clock counts.
    pub zone: String,
    /// The check-in's, if it is on.
    pub check_in: Option<Shown>,
    /// The letter's, if it is on.
    pub letter: Option<Shown>,
}

/// A reminder that is on, as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// When, as `20:30`.
    pub at: String,
    /// The letter's day, as the form's word for it; empty for the check-in.
    pub day: String,
    /// When it comes next, as a person reads it.
    pub next: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn first_days(recurrence: Recurrence, from: &str) -> Vec<String> {
        let days = recurrence.days_around(date(from)).take(3);
        days.map(|day| day.to_string()).collect()
    }

    #[test]
    fn a_letter_has_a_day_that_every_month_has_or_the_last() {
        assert_eq!(LetterDay::parse("0"), None);
        assert_eq!(LetterDay::parse("1"), Some(LetterDay::On(1)));
        assert_eq!(LetterDay::parse("28"), Some(LetterDay::On(28)));
        assert_eq!(LetterDay::parse("29"), None);
        assert_eq!(LetterDay::parse("last"), Some(LetterDay::Last));
        assert_eq!(LetterDay::parse(""), None);
    }

    #[test]
    fn the_last_day_is_the_months_own() {
        let last = Recurrence::Monthly(LetterDay::Last);
        assert_eq!(
            first_days(last, "2027-12-31"),
            ["2027-12-31", "2028-01-31", "2028-02-29"]
        );
        assert_eq!(
            first_days(last, "2027-01-31"),
            ["2027-01-31", "2027-02-28", "2027-03-31"]
        );
    }

    #[test]
    fn a_check_in_comes_every_day_from_that_day() {
        assert_eq!(
            first_days(Recurrence::Daily, "2026-12-31"),
            ["2026-12-31", "2027-01-01", "2027-01-02"]
        );
    }

    #[test]
    fn an_hour_is_read_with_and_without_seconds() {
        let evening = NaiveTime::from_hms_opt(20, 30, 0);
        assert_eq!((hour("20:30"), hour(" 20:30:00 ")), (evening, evening));
        for sent in ["", "20h30", "24:00", "12:60", "soir"] {
            assert_eq!(hour(sent), None, "{sent}");
        }
    }

    proptest! {
        // No time but one of a clock on a wall, whatever is sent.
        #[test]
        fn an_hour_that_is_read_is_on_the_clock(sent in "\\PC{0,10}| ?[0-9]{1,2}:[0-9]{1,2}(:[0-9]{1,2}(\\.[0-9]{1,9})?)? ?") {
            if let Some(time) = hour(&sent) {
                prop_assert_eq!(time.nanosecond(), 0);
                let written = [time.hour().to_string(), time.format("%H").to_string()];
                prop_assert!(written.iter().any(|hour| sent.trim().starts_with(hour)), "{}", time);
            }
        }

        #[test]
        fn a_day_reads_back_from_its_word_and_its_number(number in 1_u8..=28, last: bool) {
            let day = if last { LetterDay::Last } else { LetterDay::On(number) };
            prop_assert_eq!(LetterDay::parse(&day.word()), Some(day));
            prop_assert_eq!(LetterDay::of_number(day.number()), day);
        }

        #[test]
        fn a_letter_comes_once_a_month(number in 1_u8..=28, last: bool, back in 0_u64..4_000) {
            let day = if last { LetterDay::Last } else { LetterDay::On(number) };
            let from = date("2030-01-31") - Days::new(back);
            let days: Vec<_> = Recurrence::Monthly(day).days_around(from).take(13).collect();
            prop_assert_eq!((days[0].year(), days[0].month()), (from.year(), from.month()));
            for pair in days.windows(2) {
                let months = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
                prop_assert_eq!(months(pair[1]) - months(pair[0]), 1);
            }
        }
    }
}
