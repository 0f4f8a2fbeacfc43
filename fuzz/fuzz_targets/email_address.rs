//! An e-mail address is one recipient on one line, in ASCII and lower case, and reads back the same.
#![no_main]

use lettre::message::Mailboxes;
use libfuzzer_sys::fuzz_target;

#[path = "../../app/account/src/address.rs"]
mod address;

use address::EmailAddress;

fuzz_target!(|typed: &str| {
    let Some(address) = EmailAddress::parse(typed) else {
        return;
    };
    let text = address.as_str();
    assert!((3..=254).contains(&text.len()));
    assert!(
        text.bytes()
            .all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()),
        "{text}"
    );
    assert!(!text.contains([',', ';', '<', '>', '(', ')', '"', '\\']), "{text}");
    let recipients: Mailboxes = text.parse().expect("recipients");
    assert_eq!(recipients.iter().count(), 1, "{text}");
    assert_eq!(EmailAddress::parse(text), Some(address));
});
