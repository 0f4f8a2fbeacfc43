//! The address of a push service: a public name behind https, never a number, a port, a user or a name of the house.
//! Read are the address, the key and the secret, each on a line of its own.
#![no_main]

use std::net::IpAddr;

use libfuzzer_sys::fuzz_target;
use platform::notify::push::testing::{service, subscribed};
use url::{Host, Url};

fuzz_target!(|told: &str| {
    let mut lines = told.splitn(3, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (text, key, auth) = (line(), line(), line());
    if let Some((endpoint, key, auth)) = subscribed(text, key, auth) {
        assert_eq!(service(text), Some(endpoint));
        assert_eq!((key.len(), key.first(), auth.len()), (65, Some(&4), 16));
    }
    let Some(kept) = service(text) else { return };
    let url = Url::parse(&kept).expect("an address");
    assert_eq!(
        (url.scheme(), url.port(), url.fragment()),
        ("https", None, None),
        "{kept}"
    );
    assert!(url.username().is_empty() && url.password().is_none(), "{kept}");
    let Some(Host::Domain(name)) = url.host() else {
        panic!("{kept}")
    };
    let name = name.trim_end_matches('.');
    assert!(name.parse::<IpAddr>().is_err(), "{kept}");
    assert!(name.contains('.'), "{kept} may be a name of the house");
    assert!(kept.len() <= 2_000, "{kept} is longer than what is kept");
    assert_eq!(service(&kept), Some(kept));
});
