//! Days as browsers send them.

use chrono::NaiveDate;

/// The day of `YYYY-MM-DD`, as date fields and our own addresses write it. Years have four digits: what
/// chrono would read beyond them, PostgreSQL does not keep.
pub(crate) fn day(sent: &str) -> Option<NaiveDate> {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let (year, rest) = sent.split_once('-')?;
    let (month, number) = rest.split_once('-')?;
    if digits(year, 4) && digits(month, 2) && digits(number, 2) {
        sent.parse().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_written_in_one_way() {
        assert!(day("2026-11-20").is_some());
        for sent in [
            "",
            "2026-02-30",
            "2026-1-5",
            "26-11-20",
            "+2026-11-20",
            "-2026-11-20",
            "+262142-12-31",
            "-262143-01-01",
            " 2026-11-20",
            "2026-11-20\0",
            "2026-11-2٠",
            "2026-11-20T00:00",
        ] {
            assert_eq!(day(sent), None, "{sent:?}");
        }
    }

    proptest! {
        // A day that is read is the one that was written, and one that the database keeps.
        #[test]
        fn what_is_read_is_what_was_written(sent in "\\PC{0,14}|[+-]?[0-9]{1,7}-[0-9]{1,3}-[0-9]{1,3}|[0-9]{4}-[01][0-9]-[0-3][0-9]") {
            if let Some(day) = day(&sent) {
                prop_assert_eq!(day.to_string(), sent);
                prop_assert!((0..10_000).contains(&day.year()));
            }
        }

        #[test]
        fn every_day_of_a_calendar_is_read(days in 0_i64..3_600_000) {
            let date = NaiveDate::from_ymd_opt(0, 1, 1).unwrap() + chrono::TimeDelta::days(days);
            prop_assert_eq!(day(&date.to_string()), Some(date));
        }
    }
}
