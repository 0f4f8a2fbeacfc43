//! A code by the clock is six digits, and belongs to its half-minute and the two beside it. Read is a moment in
//! seconds and, on a line of its own, what somebody types; `now` in its place is the right code.
#![no_main]

use chrono::{DateTime, Utc};
use libfuzzer_sys::fuzz_target;
use platform::chance::Chance;

#[path = "."]
mod second_factor {
    use super::{DateTime, Utc};

    #[expect(dead_code, reason = "the account's room uses more of it")]
    #[path = "../../app/account/src/second_factor/secret.rs"]
    mod secret;
    #[path = "../../app/account/src/second_factor/totp.rs"]
    mod totp;

    pub(crate) use secret::SharedSecret;
    pub(crate) use totp::{code, step_at};

    /// The half-minute whose code was typed, if it is one of those that count; nothing for what is no code.
    pub(crate) fn step_of(secret: &SharedSecret, typed: &str, now: DateTime<Utc>) -> Option<Option<i64>> {
        totp::TypedCode::parse(typed).map(|typed| totp::step_of(secret, &typed, now))
    }
}
use second_factor::{SharedSecret, code, step_at, step_of};

fuzz_target!(|told: &str| {
    let Some((seconds, typed)) = told.split_once('\n') else {
        return;
    };
    let Some(now) = seconds
        .parse()
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
    else {
        return;
    };
    let secret = SharedSecret::draw(&Chance::seeded(1));
    if typed == "now" {
        let right = code(&secret, step_at(now));
        assert!(step_of(&secret, &right, now).flatten().is_some());
        return;
    }
    let digits: String = typed.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
    let six = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let found = step_of(&secret, typed, now);
    assert_eq!(found.is_some(), six);
    if let Some(Some(step)) = found {
        assert!((step - step_at(now)).abs() <= 1);
        assert_eq!(code(&secret, step), digits);
    }
});
