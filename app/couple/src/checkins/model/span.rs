//! Which check-ins are asked for.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::sent;

/// How many check-ins a page of the list has.
pub const PER_PAGE: usize = 20;
/// How many days the history shows unless asked otherwise, today included.
pub const DEFAULT_DAYS: u64 = 30;
/// How many days it shows at most.
pub const MOST_DAYS: u64 = 366;

/// Days from one to another, both included; at most [`MOST_DAYS`], none in the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// Why days are no span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpanRefusal {
    /// The first is no date.
    FromMalformed,
    /// The last is no date.
    ToMalformed,
    /// The first comes after the last.
    Backwards,
    /// There are more than [`MOST_DAYS`].
    TooLong,
}

impl SpanRefusal {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FromMalformed | Self::ToMalformed => "date_malformed",
            Self::Backwards => "span_backwards",
            Self::TooLong => "span_too_long",
        }
    }

    /// The field beside which it is told.
    pub const fn field(self) -> &'static str {
        match self {
            Self::FromMalformed | Self::Backwards | Self::TooLong => "from",
            Self::ToMalformed => "to",
        }
    }
}

impl Span {
    /// The days that somebody asked for; by default the last [`DEFAULT_DAYS`] up to today.
    ///
    /// # Errors
    /// Why they are no span.
    pub fn parse(from: &str, to: &str, today: NaiveDate) -> Result<Self, SpanRefusal> {
        let to = if to.is_empty() {
            today
        } else {
            sent::day(to).ok_or(SpanRefusal::ToMalformed)?
        };
        let to: NaiveDate = to.min(today);
        let back = |days: u64| to.checked_sub_days(Days::new(days - 1)).unwrap_or(to);
        let from = if from.is_empty() {
            back(DEFAULT_DAYS)
        } else {
            sent::day(from).ok_or(SpanRefusal::FromMalformed)?
        };
        if from > to {
            return Err(SpanRefusal::Backwards);
        }
        if from < back(MOST_DAYS) {
            return Err(SpanRefusal::TooLong);
        }
        Ok(Self { from, to })
    }

    /// Every day in it, the first first.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        self.from.iter_days().take_while(move |day| *day <= self.to)
    }
}

/// Whose check-ins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Who {
    /// Both partners'.
    #[default]
    Both,
    /// One's own.
    Me,
    /// The other's.
    Partner,
}

impl Who {
    /// The word in the address; anything else means both.
    pub fn parse(word: &str) -> Self {
        match word {
            "me" => Self::Me,
            "partner" => Self::Partner,
            _ => Self::Both,
        }
    }

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Both => "",
            Self::Me => "me",
            Self::Partner => "partner",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 20).unwrap()
    }

    #[test]
    fn the_last_thirty_days_are_shown_unless_asked_otherwise() {
        let span = Span::parse("", "", today()).unwrap();
        assert_eq!((span.from.to_string().as_str(), span.to), ("2026-10-22", today()));
        assert_eq!(span.days().count(), 30);
    }

    #[test]
    fn a_span_has_a_year_at_most_and_runs_forwards() {
        assert_eq!(Span::parse("2025-11-20", "", today()).unwrap().days().count(), 366);
        assert_eq!(Span::parse("2025-11-19", "", today()), Err(SpanRefusal::TooLong));
        assert_eq!(
            Span::parse("2026-11-20", "2026-11-20", today()).unwrap().days().count(),
            1
        );
        assert_eq!(
            Span::parse("2026-11-20", "2026-11-19", today()),
            Err(SpanRefusal::Backwards)
        );
        assert_eq!(Span::parse("hier", "", today()), Err(SpanRefusal::FromMalformed));
        assert_eq!(Span::parse("", "2026-02-30", today()), Err(SpanRefusal::ToMalformed));
    }

    proptest! {
        // Whatever stands in an address, no span is asked of the database that it cannot read.
        #[test]
        fn whatever_is_sent_a_span_is_one_of_our_days(from in "\\PC{0,12}|[+-]?[0-9]{4,6}-[01][0-9]-[0-3][0-9]", to in "|[+-]?[0-9]{4,6}-[01][0-9]-[0-3][0-9]") {
            if let Ok(span) = Span::parse(&from, &to, today()) {
                prop_assert!(span.from <= span.to && span.to <= today());
                prop_assert!(span.from >= sent::day("0000-01-01").unwrap() - chrono::TimeDelta::days(366));
            }
        }

        #[test]
        fn a_span_never_reaches_into_the_future_nor_beyond_a_year(from in -800_i64..100, to in -800_i64..100) {
            let written = |days: i64| (today() + chrono::TimeDelta::days(days)).to_string();
            if let Ok(span) = Span::parse(&written(from), &written(to), today()) {
                prop_assert!(span.from <= span.to && span.to <= today());
                prop_assert!(span.days().count() as u64 <= MOST_DAYS);
            }
        }
    }
}
