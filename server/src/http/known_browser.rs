//! The cookie by which a browser is known to those who have signed in with it before. It opens nothing.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use platform::{known_browser::KnownBrowser, services::Services};

const NAME: &str = "parvis-known";
/// The prefix makes browsers insist on Secure, the path `/` and no domain (RFC 6265bis, 4.1.3.2).
const SECURE_NAME: &str = "__Host-parvis-known";
/// A year from the last sign-in.
const LIFETIME: u32 = 365 * 24 * 60 * 60;

/// What the request's cookie says, if it has one.
pub fn read(services: &Services, headers: &HeaderMap) -> KnownBrowser {
    let name = name(services);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| KnownBrowser::read(value))
        .unwrap_or_default()
}

/// Sets the cookie, when somebody was signed in by this request.
pub fn write(services: &Services, browser: &KnownBrowser, response: &mut Response) {
    let Some(value) = browser.news() else { return };
    let secure = if is_secure(services) { "; Secure" } else { "" };
    let cookie = format!(
        "{}={value}; Path=/; Max-Age={LIFETIME}; SameSite=Lax; HttpOnly{secure}",
        name(services)
    );
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
}

fn name(services: &Services) -> &'static str {
    if is_secure(services) { SECURE_NAME } else { NAME }
}

fn is_secure(services: &Services) -> bool {
    services.configuration.base_url.scheme() == "https"
}
