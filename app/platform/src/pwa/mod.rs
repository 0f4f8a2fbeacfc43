//! Parvis as an installed application: what a browser, a search engine or a finder of faults asks
//! for by name, the service worker (`public/sw.js`), and what to do when code does not arrive.

mod install;
mod reload;
mod worker;

#[cfg(feature = "ssr")]
mod manifest;
#[cfg(feature = "ssr")]
mod wellknown;

pub use install::InstallPrompt;
#[cfg(feature = "ssr")]
pub use manifest::manifest;
pub use reload::ReloadBanner;
#[cfg(feature = "ssr")]
pub use wellknown::{robots, security, sitemap};
pub use worker::remember_pages;

/// `/manifest.webmanifest`, `/robots.txt`, `/sitemap.xml` and `/.well-known/security.txt`. They
/// need the request's context as an extension.
#[cfg(feature = "ssr")]
pub fn routes<S: Clone + Send + Sync + 'static>() -> axum::Router<S> {
    use axum::routing::get;

    axum::Router::new()
        .route("/manifest.webmanifest", get(manifest))
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
        .route("/.well-known/security.txt", get(security))
}
