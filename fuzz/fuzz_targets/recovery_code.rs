//! A recovery code reads back from what is shown, and is ten letters that nobody mistakes for one another.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "."]
mod second_factor {
    #[expect(dead_code, reason = "the account's room uses more of it")]
    #[path = "../../app/account/src/second_factor/model.rs"]
    mod model;
    #[expect(dead_code, reason = "the account's room uses more of it")]
    #[path = "../../app/account/src/second_factor/recovery_codes.rs"]
    mod recovery_codes;

    pub(crate) use recovery_codes::RecoveryCode;
}

/// In the place of the account's: nothing is kept here.
mod password {
    use platform::error::AppError;

    pub async fn stretch(_: Vec<String>, _: [u8; 16]) -> Result<Vec<Vec<u8>>, AppError> {
        Ok(Vec::new())
    }
}

use second_factor::RecoveryCode;

fuzz_target!(|typed: &str| {
    let Some(code) = RecoveryCode::parse(typed) else { return };
    let shown = code.shown();
    assert_eq!((shown.len(), shown.find('-')), (11, Some(5)), "{shown}");
    let plain = |byte: u8| byte == b'-' || byte.is_ascii_uppercase() || byte.is_ascii_digit();
    assert!(
        shown.bytes().all(plain) && !shown.contains(['0', '1', 'I', 'O']),
        "{shown}"
    );
    assert!(RecoveryCode::parse(&shown).is_some_and(|again| again == code));
});
