//! How somebody is called carries no line, no markup and nothing that a mail program makes a link of.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../app/account/src/profile/model.rs"]
#[expect(dead_code, reason = "the account's room uses more of it")]
mod model;

use model::{DisplayName, LONGEST_NAME};

fuzz_target!(|typed: &str| {
    let Ok(name) = DisplayName::parse(typed) else { return };
    let text = name.as_str();
    assert!((1..=usize::from(LONGEST_NAME)).contains(&text.chars().count()));
    assert!(
        !text.chars().any(char::is_control) && !text.contains(['<', '>', '@', '/', '\\', ':']),
        "{text:?}"
    );
    assert!(text.split(' ').all(|word| !word.is_empty()));
    assert!(!has_link(text), "{text:?}");
    assert_eq!(DisplayName::parse(text).as_ref(), Ok(&name));
});

/// Whether mail programs see a domain: two letters or more, a dot, two letters or more, wherever they stand.
fn has_link(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_link =
        |around: &[char]| around[2] == '.' && [0, 1, 3, 4].iter().all(|place| around[*place].is_ascii_lowercase());
    letters.windows(5).any(is_link)
}
