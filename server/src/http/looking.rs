//! What an operator may do who looks through somebody's eyes: read that person's pages, and stop.

use axum::{
    Extension,
    extract::Request,
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::server_fn::ServerFn;
use platform::{context::RequestContext, error::AppError};

/// What may be looked at, by the first part of its path. What is not named here stays closed: a new area
/// has to be opened on purpose.
const OPEN: [&str; 10] = [
    "",
    "account",
    "help",
    "legal",
    "manifest.webmanifest",
    "notifications",
    "offline",
    "robots.txt",
    "sitemap.xml",
    ".well-known",
];
/// What does more than to show a page, or opens with what only its owner has been sent.
const CLOSED: [&str; 5] = [
    "/account/confirm",
    "/account/deletion",
    "/account/email",
    "/account/export",
    "/account/security/recovery-codes",
];

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Judgement {
    /// It goes on.
    Passes,
    /// It wants more than to read a page.
    OnlyLooking,
    /// It wants what two people share.
    BetweenTwo,
}

/// Lets who looks through somebody's eyes read pages and stop, and refuses everything else, in their own
/// language. No cache keeps what they saw.
pub async fn layer(Extension(context): Extension<RequestContext>, request: Request, next: Next) -> Response {
    let Some(looking) = context.looking else {
        return next.run(request).await;
    };
    let refused = match judge(request.method(), request.uri().path()) {
        Judgement::Passes => None,
        Judgement::OnlyLooking => Some(AppError::only_looking()),
        Judgement::BetweenTwo => Some(AppError::between_two()),
    };
    let mut response = match refused {
        None => next.run(request).await,
        Some(error) => {
            let mut response = error.with_sentence(looking.language()).into_response();
            response.extensions_mut().insert(looking.language());
            response
        }
    };
    response.extensions_mut().insert(looking);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn judge(method: &Method, path: &str) -> Judgement {
    if method == Method::POST && path == admin::EndLooking::PATH {
        return Judgement::Passes;
    }
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    let reads = matches!(*method, Method::GET | Method::HEAD);
    if reads && first == "couple" {
        return Judgement::BetweenTwo;
    }
    if reads && is_plain(path) && OPEN.contains(&first) && !CLOSED.iter().any(|closed| is_within(path, closed)) {
        return Judgement::Passes;
    }
    Judgement::OnlyLooking
}

/// Whether a path is what it looks like: nothing in it leads elsewhere.
fn is_plain(path: &str) -> bool {
    !path.contains("//") && !path.contains("..") && !path.contains(['%', '\\'])
}

fn is_within(path: &str, room: &str) -> bool {
    path.strip_prefix(room)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(method: &Method, paths: &[&str], expected: Judgement) {
        for path in paths {
            assert_eq!(judge(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn pages_are_read() {
        let pages = [
            "/",
            "/account",
            "/account/security",
            "/notifications",
            "/help",
            "/legal/terms",
        ];
        judged(&Method::GET, &pages, Judgement::Passes);
        judged(&Method::HEAD, &pages, Judgement::Passes);
        for method in [
            Method::POST,
            Method::PUT,
            Method::DELETE,
            Method::PATCH,
            Method::OPTIONS,
        ] {
            judged(&method, &pages, Judgement::OnlyLooking);
        }
    }

    #[test]
    fn what_is_no_page_stays_closed_and_what_is_not_known_too() {
        let doors = [
            "/api/live",
            "/api/sync/changes",
            "/admin",
            "/admin/accounts",
            "/dev/outbox",
            "/login",
            "/verify/abc",
            "/reset/abc",
            "/account/confirm",
            "/account/email/abc",
            "/account/export/abc",
            "/account/security/recovery-codes",
            "/accounts",
            "/somewhere/new",
        ];
        judged(&Method::GET, &doors, Judgement::OnlyLooking);
    }

    #[test]
    fn no_detour_leads_past_it() {
        let detours = [
            "/account/../couple",
            "/account/%2e%2e/couple",
            "//couple",
            "/%63ouple",
            "/account//export/abc",
            "/account/export%2Fabc",
            "/help\\..\\couple",
        ];
        for path in detours {
            assert_ne!(judge(&Method::GET, path), Judgement::Passes, "{path}");
        }
    }

    #[test]
    fn what_two_people_share_is_theirs() {
        judged(
            &Method::GET,
            &["/couple", "/couple/", "/couple/letters/2026-11/pdf", "/couple/export"],
            Judgement::BetweenTwo,
        );
    }

    #[test]
    fn only_the_way_out_is_posted() {
        judged(&Method::POST, &[admin::EndLooking::PATH], Judgement::Passes);
        judged(
            &Method::POST,
            &["/api/admin/looking/begin", "/api/admin/looking/end/", "/lang"],
            Judgement::OnlyLooking,
        );
    }
}
