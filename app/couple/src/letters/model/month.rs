//! Which month a letter is of, and when it can be written.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};

/// A month of a year, written `YYYY-MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(NaiveDate);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub const fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.year()
    }
}

impl fmt::Display for Month {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl FromStr for Month {
    type Err = ();

    /// Exactly `YYYY-MM`: an address has one way of being written.
    fn from_str(written: &str) -> Result<Self, ()> {
        let digits = |part: &str, count: usize| {
            let fits = part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
            if fits {
                part.parse::<u32>().map_err(drop)
            } else {
                Err(())
            }
        };
        let (year, month) = written.split_once('-').ok_or(())?;
        let (year, month) = (digits(year, 4)?, digits(month, 2)?);
        NaiveDate::from_ymd_opt(i32::try_from(year).map_err(drop)?, month, 1)
            .map(Self)
            .ok_or(())
    }
}

/// Why a month's letter cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthRefusal {
    /// It has not begun where the writer is.
    Future,
    /// It is over for both.
    Over,
}

impl MonthRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Future => "month_future",
            Self::Over => "month_over",
        }
    }
}

/// Whether a writer may write a month's letter: from the moment when it begins where they are until
/// it has ended where both are. Two in different zones thus end a month together, when it ends for
/// the one for whom it ends later.
///
/// # Errors
/// Why not.
pub fn writable(month: Month, mine: NaiveDate, others: NaiveDate) -> Result<(), MonthRefusal> {
    if month > Month::of(mine) {
        Err(MonthRefusal::Future)
    } else if month < Month::of(mine.min(others)) {
        Err(MonthRefusal::Over)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    fn month(written: &str) -> Month {
        written.parse().unwrap()
    }

    #[test]
    fn a_month_is_written_in_one_way() {
        assert_eq!(month("2026-11").to_string(), "2026-11");
        assert_eq!(month("2026-11").first_day(), day("2026-11-01"));
        for wrong in [
            "",
            "2026",
            "2026-13",
            "2026-00",
            "2026-1",
            "26-11",
            "2026-11-01",
            "+026-11",
            "2026-1١",
        ] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_present_month_can_be_written_and_no_other() {
        let today = day("2026-11-20");
        assert_eq!(writable(month("2026-10"), today, today), Err(MonthRefusal::Over));
        assert_eq!(writable(month("2026-11"), today, today), Ok(()));
        assert_eq!(writable(month("2026-12"), today, today), Err(MonthRefusal::Future));
    }

    #[test]
    fn a_month_ends_for_both_when_it_ends_for_the_later_one() {
        let (abidjan, seoul) = (day("2026-11-30"), day("2026-12-01"));
        let (november, december) = (month("2026-11"), month("2026-12"));
        assert_eq!(writable(november, abidjan, seoul), Ok(()));
        assert_eq!(
            writable(november, seoul, abidjan),
            Ok(()),
            "it is not over for the other"
        );
        assert_eq!(writable(december, seoul, abidjan), Ok(()), "it has begun here");
        assert_eq!(writable(december, abidjan, seoul), Err(MonthRefusal::Future));
        assert_eq!(writable(november, seoul, seoul), Err(MonthRefusal::Over));
    }

    proptest! {
        #[test]
        fn one_can_always_write_the_month_in_which_one_is(mine in 0_i64..4_000, apart in -1_i64..=1) {
            let today = day("2020-01-01") + chrono::TimeDelta::days(mine);
            let others = today + chrono::TimeDelta::days(apart);
            prop_assert_eq!(writable(Month::of(today), today, others), Ok(()));
        }

        // Nothing but a month as we write it stands for one.
        #[test]
        fn a_month_is_written_in_no_other_way(written in "\\PC{0,9}|[+-]?[0-9]{2,6}-[0-9]{1,3}(-[0-9]{2})?") {
            if let Ok(month) = written.parse::<Month>() {
                prop_assert_eq!(month.to_string(), written);
            }
        }

        #[test]
        fn what_is_written_reads_back(year in 0_u32..10_000, month in 1_u32..=12) {
            let written = format!("{year:04}-{month:02}");
            prop_assert_eq!(written.parse::<Month>().unwrap().to_string(), written);
        }
    }
}
