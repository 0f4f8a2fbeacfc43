//! A form that failed comes back without secrets, without what the database cannot keep, and a visitor's small.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::forms::testing::{comes_back, comes_back_to_visitors};

const SECRETS: [&str; 7] = [
    "password",
    "new_password",
    "current_password",
    "token",
    "one_time_code",
    "recovery_code",
    "credential",
];

fuzz_target!(|body: &[u8]| {
    let (member, visitor) = (comes_back(body), comes_back_to_visitors(body));
    for (name, value) in &member {
        assert!(!SECRETS.contains(&name.as_str()) && !name.starts_with("__"), "{name}");
        assert!(!name.contains('\0') && !value.contains('\0'), "{name}");
    }
    let bytes: usize = visitor.iter().map(|(name, value)| name.len() + value.len()).sum();
    assert!(bytes <= 8 * 1024);
    assert!(visitor.iter().all(|(name, value)| member.get(name) == Some(value)));
});
