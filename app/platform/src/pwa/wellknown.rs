//! What crawlers and finders of faults ask for.

use axum::{
    Extension,
    http::header,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use url::Url;

use crate::{
    configuration::{Configuration, Mail},
    context::RequestContext,
};

/// The pages that anybody may find.
const PUBLIC: [&str; 6] = [
    "/",
    "/register",
    "/help",
    "/legal/privacy",
    "/legal/terms",
    "/legal/cookies",
];
/// Where a crawler has nothing to look for: what is personal, and what is no page.
const PERSONAL: [&str; 8] = [
    "/account", "/admin", "/api/", "/couple", "/dev/", "/media/", "/reset/", "/verify/",
];
/// RFC 9116 asks for less than a year.
const SECURITY_LIFETIME: TimeDelta = TimeDelta::days(180);

/// `GET /robots.txt` (RFC 9309).
pub async fn robots(Extension(context): Extension<RequestContext>) -> Response {
    let mut text = String::from("User-agent: *\n");
    for path in PERSONAL {
        text.push_str("Disallow: ");
        text.push_str(path);
        text.push('\n');
    }
    let sitemap = link(&context.services.configuration.base_url, "/sitemap.xml");
    plain(format!("{text}\nSitemap: {sitemap}\n"))
}

/// `GET /sitemap.xml` (sitemaps.org 0.9).
pub async fn sitemap(Extension(context): Extension<RequestContext>) -> Response {
    let base = &context.services.configuration.base_url;
    let pages = PUBLIC
        .map(|page| format!("  <url><loc>{}</loc></url>\n", escape(&link(base, page))))
        .concat();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{pages}</urlset>\n"
    );
    (
        [
            (header::CONTENT_TYPE, "application/xml; charset=utf-8"),
            (header::CACHE_CONTROL, "public, max-age=86400"),
        ],
        text,
    )
        .into_response()
}

/// `GET /.well-known/security.txt` (RFC 9116).
pub async fn security(Extension(context): Extension<RequestContext>) -> Response {
    plain(security_text(&context.services.configuration, context.now()))
}

fn security_text(configuration: &Configuration, now: DateTime<Utc>) -> String {
    let base = &configuration.base_url;
    let contact = match &configuration.mail {
        Mail::Smtp { from, .. } => format!("mailto:{}", from.email),
        Mail::Outbox => link(base, "/help"),
    };
    let expires = (now + SECURITY_LIFETIME).to_rfc3339_opts(SecondsFormat::Secs, true);
    let canonical = link(base, "/.well-known/security.txt");
    format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: fr, en, ko\nCanonical: {canonical}\n")
}

/// The address of a page of this installation.
fn link(base: &Url, page: &str) -> String {
    format!("{}{page}", base.as_str().trim_end_matches('/'))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn plain(text: String) -> Response {
    (
        [
            (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
            (header::CACHE_CONTROL, "public, max-age=86400"),
        ],
        text,
    )
        .into_response()
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::link;

    #[test]
    fn a_base_with_or_without_a_slash_gives_the_same_links() {
        for base in ["https://parvis.example", "https://parvis.example/"] {
            let base = Url::parse(base).expect("an address");
            assert_eq!(link(&base, "/help"), "https://parvis.example/help");
        }
    }
}
