//! Where a form may go back to.

use axum::http::{HeaderMap, header};
use url::{Position, Url};

/// Whether a target is a page of ours: no other host, no control characters, no server function. What
/// leads up (`/..//elsewhere`, `/./api/…`) is judged by where it leads.
pub fn is_local(page: &str) -> bool {
    page.len() <= 2_000
        && page.starts_with('/')
        && !page.contains('\\')
        && page.bytes().all(|byte| byte.is_ascii_graphic())
        && path_of(page).is_some_and(|path| !path.starts_with("//") && !path.starts_with("/api/"))
}

/// The path of a target as a browser reads it (WHATWG URL, 4.4); `None` on another host.
fn path_of(page: &str) -> Option<String> {
    let here = Url::parse("https://parvis.invalid/").ok()?;
    let there = here.join(page).ok()?;
    (there.origin() == here.origin()).then(|| there.path().to_owned())
}

/// The page that a request came from, if it is one of this host.
pub(super) fn local_referer(headers: &HeaderMap) -> Option<String> {
    let referer = Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let same = referer.host_str().is_some_and(|name| match referer.port() {
        Some(port) => format!("{name}:{port}") == host,
        None => name == host,
    });
    let page = &referer[Position::BeforePath..Position::AfterQuery];
    (same && is_local(page)).then(|| page.to_owned())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_pages_of_ours_are_gone_back_to() {
        for page in [
            "/",
            "/couple/join?code=123456",
            "/r/maman-adjoua/book",
            "/help#apiary",
            "/apis/",
        ] {
            assert!(is_local(page), "{page}");
        }
        for page in [
            "",
            "couple",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/api/couple/join",
            "/./api/couple/join",
            "/help/../api/couple/join",
            "/%2e/api/couple/join",
            "/.//evil.example",
            "/help/..//evil.example",
            "/a\r\nb",
            "/a b",
        ] {
            assert!(!is_local(page), "{page}");
        }
    }

    /// What looks like the address of a page, more or less.
    fn nearly() -> impl Strategy<Value = String> {
        let parts = prop::collection::vec(
            prop_oneof![
                Just("/"),
                Just("/"),
                Just("//"),
                Just("."),
                Just(".."),
                Just("%2e"),
                Just("%2f"),
                Just("\\"),
                Just("\t"),
                Just("api"),
                Just("evil.example"),
                Just("@"),
                Just(":"),
                Just("http:"),
                Just("javascript:"),
                Just("?"),
                Just("#"),
                Just("\u{ff0f}"),
                Just("couple"),
                Just("~"),
                Just(";"),
            ],
            0..9,
        );
        prop_oneof![
            "\\PC{0,40}",
            parts.clone().prop_map(|parts| parts.concat()),
            parts.prop_map(|parts| format!("/{}", parts.concat())),
        ]
    }

    proptest! {
        // Going back never leaves the site, never calls a function, never writes a header of its own.
        #[test]
        fn no_page_that_is_gone_back_to_leads_elsewhere(page in nearly(), base in "https?://parvis\\.example(:8080)?/(couple/x)?") {
            if is_local(&page) {
                let base = Url::parse(&base).expect("an address");
                let there = base.join(&page).expect("an address");
                prop_assert_eq!(there.origin(), base.origin());
                prop_assert!(!there.path().starts_with("/api/"), "{}", there);
                prop_assert!(!there.path().starts_with("//"), "{}", there);
                prop_assert!(HeaderValue::from_str(&page).is_ok());
                prop_assert!(page.bytes().all(|byte| byte.is_ascii_graphic()));
            }
        }

        // Every address that the application makes is one to go back to.
        #[test]
        fn every_page_of_ours_is_gone_back_to(path in "(/[a-z0-9][a-z0-9-]{0,8}){1,4}", query in "(\\?[a-z]{1,5}=[a-z0-9%._~-]{0,9})?") {
            prop_assume!(!path.starts_with("/api/"));
            let page = format!("{path}{query}");
            prop_assert!(is_local(&page));
        }

        // A referer of another host, port or kind is never gone back to.
        #[test]
        fn only_a_referer_of_this_host_counts(scheme in "https?|ftp|data", host in "parvis\\.example|evil\\.example|parvis\\.example\\.evil", port in "(:8080)?", page in nearly()) {
            let Ok(referer) = HeaderValue::from_str(&format!("{scheme}://{host}{port}{page}")) else { return Ok(()) };
            let headers = HeaderMap::from_iter([(header::REFERER, referer), (header::HOST, HeaderValue::from_static("parvis.example"))]);
            if let Some(page) = local_referer(&headers) {
                prop_assert!(is_local(&page));
                prop_assert!(host == "parvis.example" || page.contains('@'), "{host}");
            }
        }
    }
}
