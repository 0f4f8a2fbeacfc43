//! A phone's number is E.164, and reads back from what is kept and from what is shown.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::phone::PhoneNumber;

fuzz_target!(|typed: &str| {
    let Ok(number) = PhoneNumber::parse(typed) else { return };
    let kept = number.as_str();
    let digits = kept.strip_prefix('+').expect("a country");
    assert!((5..=15).contains(&digits.len()), "{kept}");
    assert!(digits.bytes().all(|byte| byte.is_ascii_digit()), "{kept}");
    assert_eq!(PhoneNumber::parse(kept).as_ref(), Ok(&number), "{kept}");
    assert_eq!(PhoneNumber::parse(&number.shown()).as_ref(), Ok(&number), "{kept}");
});
