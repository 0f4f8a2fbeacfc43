//! The page that a request came from: one of this host, and safe to go back to. Read are `Referer` and, on a line of
//! its own, `Host`.
#![no_main]

use axum::http::{HeaderMap, HeaderValue, header};
use libfuzzer_sys::fuzz_target;
use platform::forms::{is_local, testing::came_from};
use url::Url;

fuzz_target!(|told: &str| {
    let Some((referer, host)) = told.split_once('\n') else {
        return;
    };
    let (Ok(from), Ok(here)) = (HeaderValue::from_str(referer), HeaderValue::from_str(host)) else {
        return;
    };
    let headers = HeaderMap::from_iter([(header::REFERER, from), (header::HOST, here)]);
    let Some(page) = came_from(&headers) else { return };
    assert!(is_local(&page), "{page}");
    let name = Url::parse(referer)
        .expect("an address")
        .host_str()
        .expect("a host")
        .to_owned();
    assert!(
        host == name || host.strip_prefix(&name).is_some_and(|port| port.starts_with(':')),
        "{referer} at {host}"
    );
});
