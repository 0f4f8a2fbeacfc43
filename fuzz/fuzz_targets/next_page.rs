//! Where to go on (`next`, `__page`): a page of ours and no server function, as browsers read it.
#![no_main]

use axum::http::HeaderValue;
use libfuzzer_sys::fuzz_target;
use platform::forms::is_local;
use url::Url;

fuzz_target!(|page: &str| {
    if !is_local(page) {
        return;
    }
    assert!(HeaderValue::from_str(page).is_ok());
    for base in ["https://parvis.example/couple/x?y#z", "http://127.0.0.1:3000/"] {
        let base = Url::parse(base).expect("an address");
        let there = base.join(page).expect("an address");
        assert_eq!(there.origin(), base.origin(), "{page}");
        assert!(
            !there.path().starts_with("//") && !there.path().starts_with("/api/"),
            "{page}"
        );
        assert!(there.username().is_empty() && there.password().is_none(), "{page}");
    }
});
