//! What an operator sets is understood or refused, and no secret stands in what is said of it. Read are lines of
//! `NAME=value`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::configuration::{Confidentiality, Configuration, SETTINGS, Variables};

/// Of ours, so that development makes none of its own on the disk.
const GIVEN: [(&str, &str); 2] = [
    ("PARVIS_SECRET", "0123456789abcdef0123456789abcdef"),
    ("VAPID_PRIVATE_KEY", "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
];
/// Shorter ones may stand in a sentence by chance.
const SHORTEST_SECRET: usize = 24;

fuzz_target!(|lines: &str| {
    let pairs = lines.lines().filter_map(|line| line.split_once('='));
    let pairs: Vec<(&str, &str)> = pairs
        .map(|(name, value)| (name, value.trim()))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    match Configuration::read(&GIVEN.into_iter().chain(pairs.iter().copied()).collect::<Variables>()) {
        Ok(configuration) => {
            assert!(configuration.secret.expose().len() >= 32);
            assert!(["http", "https"].contains(&configuration.base_url.scheme()));
            assert_eq!(configuration.base_url.path(), "/");
        }
        Err(problems) => {
            let said = problems.to_string();
            assert!(!problems.is_empty());
            // What is said has examples: those are said of any malformed value.
            let malformed = pairs.iter().map(|(name, _)| (*name, "-"));
            let examples = Configuration::read(&GIVEN.into_iter().chain(malformed).collect())
                .map_or_else(|problems| problems.to_string(), |_| String::new());
            let (secret, open): (Vec<_>, Vec<_>) = pairs.iter().partition(|(name, _)| is_secret(name));
            for (name, value) in secret {
                let elsewhere = open
                    .iter()
                    .any(|(name, other)| name.contains(value) || other.contains(value));
                let short = value.len() < SHORTEST_SECRET;
                assert!(
                    short || elsewhere || examples.contains(value) || !said.contains(value),
                    "{name} stands in: {said}"
                );
            }
        }
    }
});

fn is_secret(name: &str) -> bool {
    let setting = SETTINGS.iter().find(|setting| setting.name == name);
    setting.is_some_and(|setting| setting.confidentiality == Confidentiality::Secret)
}
