//! What is told elsewhere of a cause names nobody: no mail address, no link, no more than there is room for.
#![no_main]

use std::net::IpAddr;

use libfuzzer_sys::fuzz_target;

#[path = "."]
mod telemetry {
    #[path = "../../server/src/telemetry/plain.rs"]
    mod plain;

    pub fn told(cause: &str) -> String {
        plain::plain(cause)
    }
}

fuzz_target!(|cause: &str| {
    let told = telemetry::told(cause);
    assert!(told.chars().count() <= 500);
    assert!(!told.contains('@') && !told.contains("://"), "{told:?}");
    // A word that was cut is another one.
    if told.chars().count() == 500 {
        return;
    }
    assert!(told.split(' ').all(|word| word.parse::<IpAddr>().is_err()), "{told:?}");
    assert!(
        !told
            .split(' ')
            .any(|word| word.len() >= 8 && word.bytes().all(|byte| byte.is_ascii_digit())),
        "{told:?}"
    );
});
