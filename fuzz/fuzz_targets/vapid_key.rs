//! The key that speaks to closed browsers: one that is read has a public key, and never shows itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use platform::configuration::Vapid;

fuzz_target!(|text: &str| {
    let Some(vapid) = Vapid::new(text, "mailto:bonjour@parvis.test") else {
        return;
    };
    let public = vapid.public_key();
    assert_eq!((public.len(), public.first()), (65, Some(&4)));
    assert!(!format!("{vapid:?}").contains(text.trim_end_matches('=')));
});
