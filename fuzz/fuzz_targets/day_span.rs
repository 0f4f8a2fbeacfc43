//! The days of a history in its address: in their order, none to come, at most a year. Read is the first and, on a
//! line of its own, the last.
#![no_main]

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

#[path = "../../app/couple/src/sent.rs"]
mod sent;
#[expect(dead_code, reason = "the couple's room uses more of it")]
#[path = "../../app/couple/src/checkins/model/span.rs"]
mod span;

fuzz_target!(|asked: &str| {
    let (from, to) = asked.split_once('\n').unwrap_or((asked, ""));
    if let Some(day) = sent::day(from) {
        assert_eq!(day.to_string(), from);
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
    if let Ok(span) = span::Span::parse(from, to, today) {
        assert!(span.from <= span.to && span.to <= today);
        assert!((1..=span::MOST_DAYS).contains(&(span.days().count() as u64)));
    }
});
