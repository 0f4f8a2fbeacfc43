//! Moments in a person's words: formatted on the server, in their zone and language.

use chrono::{DateTime, Days, Utc};
use chrono_tz::Tz;
use platform::{clock::day_in, language::Language};

use crate::i18n::{Locale, td_string};

/// `aujourd’hui à 18:42`, `hier à 07:05`, `le 3 novembre 2026 à 21:10`.
pub(crate) fn moment(language: Language, zone: Tz, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let locale = Locale::from(language);
    let time = at.with_timezone(&zone).format("%H:%M");
    let (day, today) = (day_in(zone, at), day_in(zone, now));
    if day == today {
        td_string!(locale, moment.today, time = time).to_string()
    } else if today.checked_sub_days(Days::new(1)) == Some(day) {
        td_string!(locale, moment.yesterday, time = time).to_string()
    } else {
        td_string!(locale, moment.earlier, day = date(language, zone, at), time = time).to_string()
    }
}

/// `3 novembre 2026`.
pub(crate) fn date(language: Language, zone: Tz, at: DateTime<Utc>) -> String {
    let (locale, pattern) = match language {
        Language::Fr => (chrono::Locale::fr_FR, "%-d %B %Y"),
        Language::En => (chrono::Locale::en_GB, "%-d %B %Y"),
        Language::Ko => (chrono::Locale::ko_KR, "%Y년 %-m월 %-d일"),
    };
    at.with_timezone(&zone).format_localized(pattern, locale).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn a_moment_is_told_in_the_zone_and_language_of_the_person() {
        let now = at("2026-11-20T18:42:00Z");
        let abidjan = chrono_tz::Africa::Abidjan;
        assert_eq!(
            moment(Language::Fr, abidjan, at("2026-11-20T07:05:00Z"), now),
            "aujourd’hui à 07:05"
        );
        assert_eq!(
            moment(Language::Fr, abidjan, at("2026-11-19T23:59:00Z"), now),
            "hier à 23:59"
        );
        assert_eq!(
            moment(Language::Fr, abidjan, at("2026-11-03T21:10:00Z"), now),
            "le 3 novembre 2026 à 21:10"
        );
        assert_eq!(
            moment(Language::Ko, chrono_tz::Asia::Seoul, at("2026-11-03T21:10:00Z"), now),
            "2026년 11월 4일 06:10"
        );
    }
}
