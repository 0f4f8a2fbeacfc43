//! A code by text message is its six digits.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "."]
mod text_codes {
    #[expect(dead_code, reason = "the account's room uses more of it")]
    #[path = "../../app/account/src/text_codes/code.rs"]
    mod code;

    /// The digits of what was typed, if it is a code; it is the one that was kept.
    pub fn digits(typed: &str) -> Option<String> {
        let code = code::TextCode::parse(typed)?;
        assert!(code.is(code.as_str().as_bytes()));
        Some(code.as_str().to_owned())
    }
}

fuzz_target!(|typed: &str| {
    if let Some(digits) = text_codes::digits(typed) {
        assert!(digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit()));
        assert_eq!(text_codes::digits(&digits), Some(digits));
    }
});
