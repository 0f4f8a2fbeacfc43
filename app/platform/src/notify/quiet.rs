//! Quiet hours: when letters and devices wait.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::clock::moment_in;

/// The hours in which no letter leaves and no device sounds, by the clock on somebody's wall. They may span midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuietHours {
    pub(super) starts_at: NaiveTime,
    pub(super) ends_at: NaiveTime,
}

impl QuietHours {
    /// When the quiet that holds at a moment ends; nothing when it is not quiet.
    pub(super) fn end_after(self, zone: Tz, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let local = now.with_timezone(&zone).naive_local();
        if !self.contains(local.time()) {
            return None;
        }
        let day = if local.time() < self.ends_at {
            local.date()
        } else {
            local.date().succ_opt()?
        };
        moment_in(zone, day.and_time(self.ends_at))
    }

    fn contains(self, time: NaiveTime) -> bool {
        if self.starts_at < self.ends_at {
            self.starts_at <= time && time < self.ends_at
        } else {
            self.starts_at <= time || time < self.ends_at
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DateTime, NaiveTime, QuietHours, Tz, Utc};

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn hours(starts_at: &str, ends_at: &str) -> QuietHours {
        let time = |text| NaiveTime::parse_from_str(text, "%H:%M").expect("a time");
        QuietHours {
            starts_at: time(starts_at),
            ends_at: time(ends_at),
        }
    }

    #[test]
    fn the_day_is_not_quiet() {
        assert_eq!(
            hours("22:00", "07:00").end_after(Tz::Africa__Abidjan, at("2026-11-20T18:42:00Z")),
            None
        );
    }

    #[test]
    fn quiet_ends_in_the_morning_on_either_side_of_midnight() {
        let night = hours("22:00", "07:00");
        let morning = Some(at("2026-11-21T07:00:00Z"));
        assert_eq!(
            night.end_after(Tz::Africa__Abidjan, at("2026-11-20T22:00:00Z")),
            morning
        );
        assert_eq!(
            night.end_after(Tz::Africa__Abidjan, at("2026-11-20T23:30:00Z")),
            morning
        );
        assert_eq!(
            night.end_after(Tz::Africa__Abidjan, at("2026-11-21T06:59:59Z")),
            morning
        );
        assert_eq!(night.end_after(Tz::Africa__Abidjan, at("2026-11-21T07:00:00Z")), None);
    }

    #[test]
    fn the_wall_clock_is_the_one_of_the_persons_zone() {
        // 14:30 in UTC is 23:30 in Seoul; its 7 o'clock is 22:00 the same day in UTC.
        let end = hours("22:00", "07:00").end_after(Tz::Asia__Seoul, at("2026-11-20T14:30:00Z"));
        assert_eq!(end, Some(at("2026-11-20T22:00:00Z")));
    }

    #[test]
    fn hours_within_a_day_are_quiet_too() {
        let siesta = hours("13:00", "15:00");
        assert_eq!(
            siesta.end_after(Tz::Africa__Abidjan, at("2026-11-20T14:00:00Z")),
            Some(at("2026-11-20T15:00:00Z"))
        );
        assert_eq!(siesta.end_after(Tz::Africa__Abidjan, at("2026-11-20T12:59:00Z")), None);
    }

    #[test]
    fn an_end_that_the_clock_jumps_over_comes_an_hour_later() {
        // In Paris the night of 29 March 2026 has no 02:30: it is 03:30 in summer time.
        let end = hours("22:00", "02:30").end_after(Tz::Europe__Paris, at("2026-03-28T23:00:00Z"));
        assert_eq!(end, Some(at("2026-03-29T01:30:00Z")));
    }

    #[test]
    fn an_end_that_the_clock_shows_twice_is_the_first() {
        // In Paris 02:30 comes twice on 25 October 2026; first in summer time.
        let end = hours("22:00", "02:30").end_after(Tz::Europe__Paris, at("2026-10-24T22:00:00Z"));
        assert_eq!(end, Some(at("2026-10-25T00:30:00Z")));
    }
}
