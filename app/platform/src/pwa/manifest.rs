//! The application's manifest (W3C Web Application Manifest).

use axum::{
    Extension,
    http::header,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    context::RequestContext,
    i18n::{Locale, td_string},
    language::Language,
};

/// The light theme's paper: behind the icon while the application starts, and in the title bar.
const PAPER: &str = "#f9f4ea";

/// `GET /manifest.webmanifest`, in the language of the request: the link to it must send cookies.
pub async fn manifest(Extension(context): Extension<RequestContext>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::VARY, "Cookie, Accept-Language"),
    ];
    (headers, describe(context.language).to_string()).into_response()
}

fn describe(language: Language) -> Value {
    let locale = Locale::from(language);
    json!({
        "id": "/",
        "name": td_string!(locale, pwa.name),
        "short_name": "Parvis",
        "description": td_string!(locale, pwa.description),
        "lang": language.tag(),
        "dir": "ltr",
        "start_url": "/?source=pwa",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "categories": ["lifestyle", "social", "food"],
        "icons": [
            icon("/icons/icon-192.png", "192x192", "any"),
            icon("/icons/icon-512.png", "512x512", "any"),
            icon("/icons/maskable-512.png", "512x512", "maskable"),
        ],
        "shortcuts": [
            shortcut(td_string!(locale, pwa.shortcut_check_in), "/couple/checkins"),
            shortcut(td_string!(locale, pwa.shortcut_couple), "/couple"),
        ],
    })
}

fn icon(source: &str, sizes: &str, purpose: &str) -> Value {
    json!({ "src": source, "sizes": sizes, "type": "image/png", "purpose": purpose })
}

fn shortcut(name: &str, page: &str) -> Value {
    json!({
        "name": name,
        "url": format!("{page}?source=pwa"),
        "icons": [icon("/icons/icon-192.png", "192x192", "any")],
    })
}

#[cfg(test)]
mod tests {
    use super::describe;
    use crate::language::Language;

    #[test]
    fn every_language_has_a_manifest_that_a_browser_installs() {
        for language in Language::ALL {
            let manifest = describe(language);
            assert_eq!(manifest["lang"], language.tag());
            assert_eq!(manifest["display"], "standalone");
            assert!(manifest["start_url"].as_str().is_some_and(|url| url.starts_with('/')));
            let sizes: Vec<_> = manifest["icons"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|icon| &icon["sizes"])
                .collect();
            assert!(sizes.iter().any(|size| *size == "192x192") && sizes.iter().any(|size| *size == "512x512"));
        }
    }
}
