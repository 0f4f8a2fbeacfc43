//! Codes by the clock: RFC 6238 on HMAC-SHA-1, six digits, a new one each half-minute.

use chrono::{DateTime, Utc};
use hmac::{Hmac, Mac, digest::KeyInit};
use sha1::Sha1;
use subtle::ConstantTimeEq;

use super::SharedSecret;

/// How long a code is the one (RFC 6238, 5.2).
const STEP_SECONDS: i64 = 30;
/// How many digits a code has.
const DIGITS: usize = 6;
/// Now, before, after: a phone's clock may be half a minute off (RFC 6238, 6).
const TRIED: [i64; 3] = [0, -1, 1];

/// A code that somebody typed.
#[derive(Clone)]
pub(super) struct TypedCode([u8; DIGITS]);

impl TypedCode {
    /// Six digits; spaces do not count.
    pub(super) fn parse(typed: &str) -> Option<Self> {
        let digits: Vec<u8> = typed.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let digits: [u8; DIGITS] = digits.try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Self(digits))
    }
}

/// The half-minute of a moment, counted from 1970.
pub(crate) fn step_at(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(STEP_SECONDS)
}

/// The code of a half-minute.
pub(crate) fn code(secret: &SharedSecret, step: i64) -> String {
    // A key shorter than a block is filled up with zeros (RFC 2104, 2).
    let mut key = hmac::digest::Key::<Hmac<Sha1>>::default();
    key[..secret.bytes().len()].copy_from_slice(secret.bytes());
    let mut mac = <Hmac<Sha1> as KeyInit>::new(&key);
    mac.update(&step.to_be_bytes());
    truncated(&mac.finalize().into_bytes())
}

/// Four bytes from the place that the last one names, without the sign (RFC 4226, 5.3).
fn truncated(hash: &[u8]) -> String {
    let place = usize::from(hash.last().copied().unwrap_or(0) & 0x0f);
    let number = hash
        .iter()
        .skip(place)
        .take(4)
        .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    format!("{:06}", (number & 0x7fff_ffff) % 1_000_000)
}

/// The half-minute whose code was typed, if it is this one, the one before or the one after.
pub(super) fn step_of(secret: &SharedSecret, typed: &TypedCode, now: DateTime<Utc>) -> Option<i64> {
    let steps = TRIED.map(|offset| step_at(now) + offset);
    // All three are computed and compared, whichever is right.
    let right = steps.map(|step| bool::from(typed.0.as_slice().ct_eq(code(secret, step).as_bytes())));
    steps
        .into_iter()
        .zip(right)
        .find_map(|(step, right)| right.then_some(step))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What RFC 6238, appendix B, and RFC 4226, appendix D, compute with.
    fn secret() -> SharedSecret {
        SharedSecret::of(*b"12345678901234567890")
    }

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("a moment")
    }

    fn typed(code: &str) -> TypedCode {
        TypedCode::parse(code).expect("six digits")
    }

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // Appendix B, SHA-1; there with eight digits, of which these are the last six.
        for (seconds, expected) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(&secret(), step_at(at(seconds))), expected, "{seconds}");
        }
    }

    #[test]
    fn codes_are_those_of_rfc_4226() {
        let expected = [
            "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
        ];
        for (count, expected) in (0..).zip(expected) {
            assert_eq!(code(&secret(), count), expected, "{count}");
        }
    }

    #[test]
    fn a_code_is_good_half_a_minute_early_and_late_and_no_longer() {
        // The code of the seconds 30 to 59.
        let typed = typed("287082");
        for (seconds, step) in [
            (0, Some(1)),
            (29, Some(1)),
            (30, Some(1)),
            (59, Some(1)),
            (89, Some(1)),
            (90, None),
        ] {
            assert_eq!(step_of(&secret(), &typed, at(seconds)), step, "{seconds}");
        }
        assert_eq!(step_of(&secret(), &typed, at(-1)), None);
    }

    #[test]
    fn six_digits_are_a_code_and_nothing_else_is() {
        for good in ["287082", " 287 082 ", "28\u{20}7082"] {
            assert!(TypedCode::parse(good).is_some(), "{good:?}");
        }
        for bad in ["", "28708", "2870822", "28708a", "٢٨٧٠٨٢", "-87082", "28708\u{0}"] {
            assert!(TypedCode::parse(bad).is_none(), "{bad:?}");
        }
    }

    proptest! {
        // Nothing but six digits is a code, whatever stands between them.
        #[test]
        fn a_code_is_its_six_digits(text in "\\PC{0,9}|[0-9 ]{4,10}|[0-9\u{660}-\u{669}]{6}") {
            let digits: String = text.chars().filter(|letter| !letter.is_ascii_whitespace()).collect();
            let six = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit());
            prop_assert_eq!(TypedCode::parse(&text).map(|code| code.0.to_vec()), six.then(|| digits.into_bytes()));
        }

        // A code is never good for a half-minute but its own and the two beside it.
        #[test]
        fn a_code_belongs_to_its_half_minute(seed: u64, seconds in 0_i64..4_000_000_000, off in -20_i64..=20) {
            let secret = SharedSecret::draw(&platform::chance::Chance::seeded(seed));
            let (now, step) = (at(seconds), step_at(at(seconds)) + off);
            let shown = typed(&code(&secret, step));
            let accepted = step_of(&secret, &shown, now);
            if (-1..=1).contains(&off) {
                prop_assert!(accepted.is_some());
            }
            if let Some(accepted) = accepted {
                prop_assert!((accepted - step_at(now)).abs() <= 1);
                prop_assert_eq!(code(&secret, accepted), code(&secret, step));
            }
        }
    }
}
