//! A cookie that was made up is known to nobody, and asks for no new one.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use platform::{account::AccountId, configuration::Configuration, known_browser::KnownBrowser, testing};

static CONFIGURATION: LazyLock<Configuration> = LazyLock::new(|| testing::configuration("none"));

fuzz_target!(|cookie: &str| {
    let browser = KnownBrowser::read(cookie);
    assert_eq!(
        browser.id_for(&CONFIGURATION, AccountId(uuid::Uuid::from_u128(1))),
        None
    );
    assert_eq!(browser.news(), None);
});
