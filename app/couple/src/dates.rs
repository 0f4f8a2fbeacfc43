//! Days and figures as a person reads them: written by the server, in their language.

use chrono::{DateTime, Locale, NaiveDate, Utc};
use chrono_tz::Tz;
use platform::language::Language;

const fn locale(language: Language) -> Locale {
    match language {
        Language::Fr => Locale::fr_FR,
        Language::En => Locale::en_GB,
        Language::Ko => Locale::ko_KR,
    }
}

fn written(day: NaiveDate, language: Language, [fr, en, ko]: [&str; 3]) -> String {
    let pattern = match language {
        Language::Fr => fr,
        Language::En => en,
        Language::Ko => ko,
    };
    day.format_localized(pattern, locale(language)).to_string()
}

/// `vendredi 20 novembre`.
pub(crate) fn weekday(day: NaiveDate, language: Language) -> String {
    written(day, language, ["%A %-d %B", "%A %-d %B", "%-m월 %-d일 %A"])
}

/// `20 novembre 2026`.
pub(crate) fn full(day: NaiveDate, language: Language) -> String {
    written(day, language, ["%-d %B %Y", "%-d %B %Y", "%Y년 %-m월 %-d일"])
}

/// `20 nov.`: for the days of a chart.
pub(crate) fn short(day: NaiveDate, language: Language) -> String {
    written(day, language, ["%-d %b", "%-d %b", "%-m. %-d."])
}

/// `ven.`: for the days of a week.
pub(crate) fn weekday_name(day: NaiveDate, language: Language) -> String {
    written(day, language, ["%a", "%a", "%a"])
}

/// `ven. 20`: for a choice among the last days.
pub(crate) fn among_days(day: NaiveDate, language: Language) -> String {
    written(day, language, ["%a %-d", "%a %-d", "%-d일 (%a)"])
}

/// `novembre 2026`.
pub(crate) fn month(day: NaiveDate, language: Language) -> String {
    written(day, language, ["%B %Y", "%B %Y", "%Y년 %-m월"])
}

/// `samedi 21 novembre, 18:42`, in somebody's time zone.
pub(crate) fn moment(at: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = at.with_timezone(&zone);
    format!("{}, {}", weekday(local.date_naive(), language), local.format("%H:%M"))
}

/// A value with one decimal: `6,4` in French, `6.4` elsewhere.
pub(crate) fn decimal(value: f64, language: Language) -> String {
    let text = format!("{value:.1}");
    if language == Language::Fr {
        text.replace('.', ",")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_as_it_is_said_in_each_language() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        assert_eq!(weekday(day, Language::Fr), "vendredi 20 novembre");
        assert_eq!(weekday(day, Language::En), "Friday 20 November");
        assert_eq!(weekday(day, Language::Ko), "11월 20일 금요일");
        assert_eq!(month(day, Language::Ko), "2026년 11월");
    }

    #[test]
    fn a_moment_is_told_in_the_zone_of_who_reads_it() {
        let at = DateTime::parse_from_rfc3339("2026-11-20T18:42:00Z")
            .unwrap()
            .with_timezone(&Utc);
        assert_eq!(
            moment(at, chrono_tz::Asia::Seoul, Language::En),
            "Saturday 21 November, 03:42"
        );
    }

    #[test]
    fn french_writes_decimals_with_a_comma() {
        assert_eq!(decimal(6.44, Language::Fr), "6,4");
        assert_eq!(decimal(6.44, Language::En), "6.4");
    }
}
