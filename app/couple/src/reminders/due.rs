//! When a reminder is due: by the clock on somebody's wall, which jumps twice a year in some places.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use platform::clock::{day_in, moment_in};

use super::model::Reminder;

/// How late today's reminder may still come, when the server slept. Yesterday's never comes.
pub const LATEST: TimeDelta = TimeDelta::hours(2);

/// The day for which a reminder is due now, if it is.
pub fn due_on(reminder: Reminder, zone: Tz, now: DateTime<Utc>) -> Option<NaiveDate> {
    let today = day_in(zone, now);
    let falls_today = reminder.recurrence.days_around(today).next() == Some(today);
    let hour = moment_in(zone, today.and_time(reminder.at))?;
    (falls_today && hour <= now && now < hour + LATEST).then_some(today)
}

/// When a reminder comes next. Always later than `now`.
pub fn next_after(reminder: Reminder, zone: Tz, now: DateTime<Utc>) -> DateTime<Utc> {
    reminder
        .recurrence
        .days_around(day_in(zone, now))
        .filter_map(|day| moment_in(zone, day.and_time(reminder.at)))
        .find(|moment| *moment > now)
        // The calendar of chrono ends in some two hundred thousand years.
        .unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveTime, Timelike};
    use chrono_tz::{Africa::Abidjan, Asia::Kathmandu, Europe::Paris, Pacific::Apia, TZ_VARIANTS};
    use proptest::prelude::*;

    use super::*;
    use crate::reminders::model::{LetterDay, Recurrence};

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn daily(at: &str) -> Reminder {
        Reminder {
            recurrence: Recurrence::Daily,
            at: NaiveTime::parse_from_str(at, "%H:%M").unwrap(),
        }
    }

    fn monthly(day: LetterDay, at: &str) -> Reminder {
        Reminder {
            recurrence: Recurrence::Monthly(day),
            ..daily(at)
        }
    }

    fn is_due(reminder: Reminder, zone: Tz, now: &str) -> Option<String> {
        due_on(reminder, zone, moment(now)).map(|day| day.to_string())
    }

    #[test]
    fn it_is_due_from_its_minute_until_two_hours_later() {
        let evening = daily("20:00");
        assert_eq!(is_due(evening, Abidjan, "2026-11-20T19:59:59Z"), None);
        assert_eq!(
            is_due(evening, Abidjan, "2026-11-20T20:00:00Z").as_deref(),
            Some("2026-11-20")
        );
        assert_eq!(
            is_due(evening, Abidjan, "2026-11-20T21:59:59Z").as_deref(),
            Some("2026-11-20")
        );
        assert_eq!(is_due(evening, Abidjan, "2026-11-20T22:00:00Z"), None);
    }

    #[test]
    fn yesterdays_does_not_come_after_midnight() {
        let late = daily("23:30");
        assert_eq!(
            is_due(late, Abidjan, "2026-11-20T23:59:59Z").as_deref(),
            Some("2026-11-20")
        );
        assert_eq!(is_due(late, Abidjan, "2026-11-21T00:00:00Z"), None);
    }

    #[test]
    fn an_hour_that_spring_jumps_over_comes_an_hour_later() {
        // In Paris the night of 28 March 2027 has no 02:30: it is 03:30 in summer time.
        let night = daily("02:30");
        assert_eq!(
            next_after(night, Paris, moment("2027-03-27T12:00:00Z")),
            moment("2027-03-28T01:30:00Z")
        );
        assert_eq!(
            next_after(night, Paris, moment("2027-03-28T01:30:00Z")),
            moment("2027-03-29T00:30:00Z")
        );
    }

    #[test]
    fn an_hour_that_autumn_shows_twice_comes_once() {
        // In Paris 02:30 comes twice on 31 October 2027; the second at 01:30 UTC.
        let night = daily("02:30");
        let first = next_after(night, Paris, moment("2027-10-30T12:00:00Z"));
        assert_eq!(first, moment("2027-10-31T00:30:00Z"));
        assert_eq!(next_after(night, Paris, first), moment("2027-11-01T01:30:00Z"));
    }

    #[test]
    fn the_evening_hour_stays_on_the_wall_when_the_clock_is_moved() {
        let evening = daily("20:00");
        assert_eq!(
            next_after(evening, Paris, moment("2027-03-27T20:00:00Z")),
            moment("2027-03-28T18:00:00Z")
        );
        assert_eq!(
            next_after(evening, Paris, moment("2027-10-30T20:00:00Z")),
            moment("2027-10-31T19:00:00Z")
        );
    }

    #[test]
    fn zones_of_quarter_hours_have_their_own() {
        assert_eq!(
            next_after(daily("20:00"), Kathmandu, moment("2026-11-20T00:00:00Z")),
            moment("2026-11-20T14:15:00Z")
        );
        assert_eq!(
            is_due(daily("20:00"), Kathmandu, "2026-11-20T14:15:00Z").as_deref(),
            Some("2026-11-20")
        );
        assert_eq!(is_due(daily("20:00"), Kathmandu, "2026-11-20T14:14:59Z"), None);
    }

    #[test]
    fn a_day_that_a_place_left_out_has_none() {
        // Samoa went from 29 to 31 December 2011.
        assert_eq!(
            next_after(daily("20:00"), Apia, moment("2011-12-30T08:00:00Z")),
            moment("2011-12-31T06:00:00Z")
        );
    }

    #[test]
    fn the_letter_comes_on_its_day_alone() {
        let last = monthly(LetterDay::Last, "18:00");
        assert_eq!(is_due(last, Abidjan, "2027-02-27T18:00:00Z"), None);
        assert_eq!(
            is_due(last, Abidjan, "2027-02-28T18:00:00Z").as_deref(),
            Some("2027-02-28")
        );
        assert_eq!(
            next_after(last, Abidjan, moment("2027-02-28T18:00:00Z")),
            moment("2027-03-31T18:00:00Z")
        );
        assert_eq!(
            next_after(
                monthly(LetterDay::On(5), "18:00"),
                Abidjan,
                moment("2026-12-05T17:59:00Z")
            ),
            moment("2026-12-05T18:00:00Z")
        );
    }

    proptest! {
        #[test]
        fn wherever_one_is_the_next_is_soon_on_the_wall_and_due_when_it_comes(
            zone in 0..TZ_VARIANTS.len(), seconds in 1_600_000_000_i64..2_000_000_000, minutes in 0_u32..1_440,
        ) {
            let (zone, now) = (TZ_VARIANTS[zone], DateTime::from_timestamp(seconds, 0).unwrap());
            let at = NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).unwrap();
            let reminder = Reminder { recurrence: Recurrence::Daily, at };
            let next = next_after(reminder, zone, now);
            prop_assert!(now < next && next <= now + TimeDelta::hours(51));
            let wall = next.with_timezone(&zone).time();
            // Where the clock jumps over the hour, it comes an hour later.
            prop_assert!(wall == at || wall == at + TimeDelta::hours(1));
            let day = due_on(reminder, zone, next);
            prop_assert!(day.is_some() || wall < at, "{zone} {next}");
            prop_assert_eq!(next.second(), 0);
        }
    }
}
