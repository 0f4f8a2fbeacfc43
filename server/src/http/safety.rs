//! Headers that every answer carries, and the refusal of requests that another site made.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::nonce::Nonce;
use platform::error::AppError;

use super::Stack;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A nonce for this answer, the content security policy that names it, and the other headers.
pub async fn headers(State(stack): State<Stack>, mut request: Request, next: Next) -> Response {
    let nonce = Nonce::new();
    request.extensions_mut().insert(nonce.clone());
    let part = is_part(request.uri().path());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let always = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if stack.services.configuration.base_url.scheme() == "https" {
        let two_years = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, two_years);
    }
    if part && response.status().is_success() {
        return response;
    }
    protect(response.headers_mut(), &nonce);
    response
}

/// Whether a path names a part of a page: a script, a style, a font. What protects documents would
/// be a kilobyte with each of some thirty of them.
fn is_part(path: &str) -> bool {
    path.starts_with("/pkg/") || path.starts_with("/fonts/")
}

/// What protects a document.
fn protect(headers: &mut HeaderMap, nonce: &Nonce) {
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = HeaderValue::from_str(&policy(nonce))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let documents = [
        // Not `no-referrer`: it makes browsers send `Origin: null` with our own forms.
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (
            HeaderName::from_static("permissions-policy"),
            "camera=(self), geolocation=(), microphone=(self), payment=(), usb=()",
        ),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in documents {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn policy(nonce: &Nonce) -> String {
    format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self' 'nonce-{nonce}'; \
         img-src 'self' data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; frame-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// Refuses whatever could change something and was not sent by a page of ours
/// (Fetch Metadata, W3C; Origin, RFC 6454).
pub async fn same_origin(request: Request<Body>, next: Next) -> Response {
    if request.method().is_safe() || is_ours(request.headers()) {
        return next.run(request).await;
    }
    AppError::cross_site().into_response()
}

fn is_ours(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text(&FETCH_SITE) {
        return site == "same-origin" || site == "none";
    }
    match text(&header::ORIGIN) {
        Some(origin) => origin.split_once("://").map(|(_, host)| host) == text(&header::HOST),
        None => !headers.contains_key(header::COOKIE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    HeaderName::from_bytes(name.as_bytes()).expect("a name"),
                    HeaderValue::from_str(value).expect("a value"),
                )
            })
            .collect()
    }

    #[test]
    fn a_page_of_ours_may_post() {
        assert!(is_ours(&headers(&[
            ("sec-fetch-site", "same-origin"),
            ("cookie", "id=1")
        ])));
        assert!(is_ours(&headers(&[
            ("origin", "https://parvis.ci"),
            ("host", "parvis.ci"),
            ("cookie", "id=1")
        ])));
    }

    #[test]
    fn another_site_may_not() {
        for site in ["cross-site", "same-site"] {
            assert!(!is_ours(&headers(&[
                ("sec-fetch-site", site),
                ("origin", "https://parvis.ci"),
                ("host", "parvis.ci")
            ])));
        }
        assert!(!is_ours(&headers(&[
            ("origin", "https://evil.example"),
            ("host", "parvis.ci")
        ])));
        assert!(!is_ours(&headers(&[("origin", "null"), ("host", "parvis.ci")])));
    }

    #[test]
    fn a_request_that_tells_nothing_passes_only_without_a_cookie() {
        assert!(is_ours(&headers(&[("host", "parvis.ci")])));
        assert!(!is_ours(&headers(&[("host", "parvis.ci"), ("cookie", "id=1")])));
    }
}
