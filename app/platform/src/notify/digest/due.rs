//! When a digest is due: by the clock on somebody's wall.

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use super::MailRhythm;
use crate::clock::{day_in, moment_in};

/// The hour at which digests come, in the evening. The page says it in words.
const HOUR: NaiveTime = match NaiveTime::from_hms_opt(18, 0, 0) {
    Some(hour) => hour,
    None => NaiveTime::MIN,
};

/// No line waits longer: a week, and a day for clocks that are moved and rounds that come late.
pub(super) const LONGEST_WAIT: TimeDelta = TimeDelta::days(8);

/// In how many days there is a day of each rhythm, also where a place leaves one out.
const DAYS: usize = 15;

/// When what was gathered at a moment is due. Always later, unless letters come at once again: then
/// it has been due since.
pub(super) fn due_after(rhythm: MailRhythm, zone: Tz, gathered_at: DateTime<Utc>) -> DateTime<Utc> {
    let comes_on = |day: NaiveDate| match rhythm {
        MailRhythm::AsItComes => false,
        MailRhythm::Daily => true,
        MailRhythm::Weekly => day.weekday() == Weekday::Mon,
    };
    day_in(zone, gathered_at)
        .iter_days()
        .take(DAYS)
        .filter(|day| comes_on(*day))
        .filter_map(|day| moment_in(zone, day.and_time(HOUR)))
        .find(|moment| *moment > gathered_at)
        .unwrap_or(gathered_at)
}

#[cfg(test)]
mod tests {
    use chrono_tz::{
        Africa::Abidjan,
        Asia::{Kathmandu, Seoul},
        Europe::Paris,
        TZ_VARIANTS,
    };
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_digest_of_the_day_comes_at_six_in_the_evening() {
        let due = |gathered| due_after(MailRhythm::Daily, Abidjan, at(gathered));
        assert_eq!(due("2026-11-20T00:00:00Z"), at("2026-11-20T18:00:00Z"));
        assert_eq!(due("2026-11-20T17:59:59Z"), at("2026-11-20T18:00:00Z"));
        assert_eq!(due("2026-11-20T18:00:00Z"), at("2026-11-21T18:00:00Z"));
        assert_eq!(due("2026-11-20T23:59:59Z"), at("2026-11-21T18:00:00Z"));
    }

    #[test]
    fn the_evening_is_the_one_of_the_persons_zone() {
        let gathered = at("2026-11-20T18:42:00Z");
        assert_eq!(
            due_after(MailRhythm::Daily, Seoul, gathered),
            at("2026-11-21T09:00:00Z")
        );
        assert_eq!(
            due_after(MailRhythm::Daily, Kathmandu, gathered),
            at("2026-11-21T12:15:00Z")
        );
    }

    #[test]
    fn a_digest_of_the_week_comes_on_monday() {
        // 20 November 2026 is a Friday.
        let due = |gathered| due_after(MailRhythm::Weekly, Abidjan, at(gathered));
        assert_eq!(due("2026-11-20T18:42:00Z"), at("2026-11-23T18:00:00Z"));
        assert_eq!(due("2026-11-23T17:59:59Z"), at("2026-11-23T18:00:00Z"));
        assert_eq!(due("2026-11-23T18:00:00Z"), at("2026-11-30T18:00:00Z"));
    }

    #[test]
    fn monday_is_the_one_of_the_persons_zone() {
        // Sunday evening in Tiassalé is Monday morning in Seoul.
        assert_eq!(
            due_after(MailRhythm::Weekly, Seoul, at("2026-11-22T20:00:00Z")),
            at("2026-11-23T09:00:00Z")
        );
    }

    #[test]
    fn the_hour_stays_on_the_wall_when_the_clock_is_moved() {
        assert_eq!(
            due_after(MailRhythm::Daily, Paris, at("2026-10-24T16:30:00Z")),
            at("2026-10-25T17:00:00Z")
        );
        assert_eq!(
            due_after(MailRhythm::Daily, Paris, at("2026-03-28T17:30:00Z")),
            at("2026-03-29T16:00:00Z")
        );
    }

    #[test]
    fn what_comes_at_once_is_due_at_once() {
        let gathered = at("2026-11-20T18:42:00Z");
        assert_eq!(due_after(MailRhythm::AsItComes, Abidjan, gathered), gathered);
    }

    proptest! {
        #[test]
        fn wherever_one_is_nothing_waits_longer_than_its_rhythm(
            zone in 0..TZ_VARIANTS.len(), seconds in 1_600_000_000_i64..2_000_000_000,
        ) {
            let (zone, gathered) = (TZ_VARIANTS[zone], DateTime::from_timestamp(seconds, 0).expect("a moment"));
            let daily = due_after(MailRhythm::Daily, zone, gathered);
            prop_assert!(gathered < daily && daily <= gathered + TimeDelta::hours(27), "{zone} {daily}");
            let weekly = due_after(MailRhythm::Weekly, zone, gathered);
            prop_assert!(daily <= weekly && weekly <= gathered + LONGEST_WAIT, "{zone} {weekly}");
            prop_assert_eq!(weekly.with_timezone(&zone).weekday(), Weekday::Mon);
            prop_assert_eq!(weekly.with_timezone(&zone).time(), HOUR);
        }
    }
}
