//! An invite's code is six digits, whatever stood between them.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[expect(dead_code, reason = "the couple's room uses more of it")]
#[path = "../../app/couple/src/pairing/model.rs"]
mod model;

use model::InviteCode;

fuzz_target!(|typed: &str| {
    if let Some(code) = InviteCode::parse(typed) {
        let number: u32 = code.digits().parse().expect("digits");
        assert_eq!(InviteCode::numbered(number), code);
        assert_eq!(InviteCode::parse(code.digits()), Some(code));
    }
});
