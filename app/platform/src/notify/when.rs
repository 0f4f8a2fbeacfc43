//! When something happened, for people.

use chrono::{DateTime, Locale as Calendar, Utc};
use chrono_tz::Tz;

use crate::{
    clock::day_in,
    i18n::{Locale, td_string},
    language::Language,
};

/// A moment in full, in somebody's zone and language: `20 novembre 2026 à 18:42`.
pub fn moment(language: Language, zone: Tz, at: DateTime<Utc>) -> String {
    let (calendar, pattern) = match language {
        Language::Fr => (Calendar::fr_FR, "%-d %B %Y à %H:%M"),
        Language::En => (Calendar::en_GB, "%-d %B %Y at %H:%M"),
        Language::Ko => (Calendar::ko_KR, "%Y년 %-m월 %-d일 %H:%M"),
    };
    at.with_timezone(&zone).format_localized(pattern, calendar).to_string()
}

/// A moment as somebody says it: the hour today, the day and hour before.
pub(super) fn told(language: Language, zone: Tz, moment: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let locale = Locale::from(language);
    if day_in(zone, moment) != day_in(zone, now) {
        return on_day(language, zone, moment);
    }
    let time = moment.with_timezone(&zone).format("%H:%M").to_string();
    td_string!(locale, notifications.today, time = time).to_string()
}

/// A moment with its day, for what may be read on another: `20 novembre, 18:42`.
pub(super) fn on_day(language: Language, zone: Tz, moment: DateTime<Utc>) -> String {
    let locale = Locale::from(language);
    let moment = moment.with_timezone(&zone);
    let (calendar, pattern) = match language {
        Language::Fr => (Calendar::fr_FR, "%-d %B"),
        Language::En => (Calendar::en_GB, "%-d %B"),
        Language::Ko => (Calendar::ko_KR, "%B %-d일"),
    };
    let day = moment.format_localized(pattern, calendar).to_string();
    let time = moment.format("%H:%M").to_string();
    td_string!(locale, notifications.on_day, day = day, time = time).to_string()
}
