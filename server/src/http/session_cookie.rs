//! The cookie by which a browser's session is known.

use axum::{extract::Request, http::header, middleware::Next, response::Response};
use platform::session::{IDLE_LIFETIME, SessionStore};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use super::{Stack, identify::UnknownSession};

const NAME: &str = "parvis";
/// The prefix makes browsers insist on Secure, the path `/` and no domain (RFC 6265bis, 4.1.3.2).
const SECURE_NAME: &str = "__Host-parvis";

/// Leaves the cookie of an unknown session alone. A session gets a new id when its password
/// changes; what the same browser had asked with the former one, an answer later, must not take
/// the new cookie away.
pub async fn keep_newer(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.extensions().get::<UnknownSession>().is_some() {
        let kept: Vec<_> = response
            .headers()
            .get_all(header::SET_COOKIE)
            .iter()
            .filter(|cookie| !cookie.to_str().is_ok_and(is_ours))
            .cloned()
            .collect();
        response.headers_mut().remove(header::SET_COOKIE);
        for cookie in kept {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    response
}

fn is_ours(cookie: &str) -> bool {
    cookie
        .split_once('=')
        .is_some_and(|(name, _)| [NAME, SECURE_NAME].contains(&name))
}

/// The session cookie: invisible to scripts, kept by our own site alone.
pub fn layer(stack: &Stack) -> SessionManagerLayer<SessionStore> {
    let secure = stack.services.configuration.base_url.scheme() == "https";
    let store = SessionStore::new(stack.services.pool.clone(), stack.services.clock.clone());
    let idle = time::Duration::seconds(IDLE_LIFETIME.num_seconds());
    SessionManagerLayer::new(store)
        .with_name(if secure { SECURE_NAME } else { NAME })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_expiry(Expiry::OnInactivity(idle))
}
