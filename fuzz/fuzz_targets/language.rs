//! A header or a cookie prefers only a language that it names.
#![no_main]

use axum::http::{HeaderMap, HeaderValue, header};
use libfuzzer_sys::fuzz_target;
use platform::language::Language;

#[expect(dead_code, reason = "the server uses more of it")]
#[path = "../../server/src/http/language.rs"]
mod language;

fuzz_target!(|text: &str| {
    let plain = text.to_ascii_lowercase();
    let chosen = HeaderValue::from_str(text)
        .ok()
        .and_then(|value| language::cookie(&HeaderMap::from_iter([(header::COOKIE, value)])));
    for found in [Language::preferred(text), Language::from_tag(text), chosen]
        .into_iter()
        .flatten()
    {
        assert!(plain.contains(found.tag()), "{text:?}");
        assert_eq!(Language::from_tag(found.tag()), Some(found));
    }
});
