//! What was made up opens nothing; what was closed opens as it was, and after any change not at all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::{chance::Chance, configuration::Secret, seal::Seal};

fuzz_target!(|told: (&[u8], &[u8], usize, u8)| {
    let (value, owner, place, change) = told;
    let seal = Seal::of(&Secret::new("a secret that is long enough for tests only"), "fuzzing");
    assert_eq!(seal.open(value, owner), None);
    let mut closed = seal.close(&Chance::seeded(1), value, owner).expect("closed");
    assert_eq!(seal.open(&closed, owner).as_deref(), Some(value));
    let place = place % closed.len();
    closed[place] ^= change;
    assert_eq!(seal.open(&closed, owner).is_some(), change == 0);
    assert_eq!(seal.open(&closed[..place], owner), None);
});
