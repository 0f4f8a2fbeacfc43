//! The HTML document around the application.

use http::request::Parts;
use leptos::{
    config::LeptosOptions,
    nonce::{Nonce, use_nonce},
    prelude::*,
};
use leptos_meta::{HashedStylesheet, MetaTags};
use platform::{context::RequestContext, error::AppError, language::Language, looking::Looking};

use crate::{
    App,
    application::Application,
    errors::ErrorDocument,
    status::{self, Standing, StatusPage},
};

/// What every page does without the application.
const SCRIPT: &str = include_str!("document.js");

/// The document of a page. Who is signed in gets the application with it; for visitors the page is
/// plain HTML, which costs a tenth of the bytes and needs no script to be read or sent.
pub fn document(options: LeptosOptions) -> impl IntoView {
    let language = Language::current();
    let (application, wanted) = (options.clone(), wants_application());
    let looks = RequestContext::of_page().is_some_and(|context| context.looking.is_some());
    view! {
        <!DOCTYPE html>
        <html lang=language.tag() data-application=wanted.then_some("") data-looks=looks.then_some("")>
            <head>
                <Head options />
                <script nonce=use_nonce() inner_html=SCRIPT></script>
                {wanted.then(|| view! { <Application options=application /> })}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Whether somebody is signed in, and it is they who look; the pages for development show their parts at
/// work to anybody.
fn wants_application() -> bool {
    let serves = |context: RequestContext| context.viewer.is_some() && context.looking.is_none();
    RequestContext::of_page().is_some_and(serves)
        || use_context::<Parts>().is_some_and(|parts| parts.uri.path().starts_with("/dev/"))
}

/// What every document's head holds.
#[component]
fn Head(options: LeptosOptions) -> impl IntoView {
    view! {
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        {theme_color("#f9f4ea", "(prefers-color-scheme: light)")}
        {theme_color("#17100c", "(prefers-color-scheme: dark)")}
        <link rel="preload" href="/fonts/bricolage-grotesque-650.woff2" r#as="font" r#type="font/woff2" crossorigin="anonymous" />
        <HashedStylesheet options id="parvis-style" />
        <link rel="icon" href="/favicon.svg" r#type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icons/apple-touch.png" />
        <link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials" />
    }
}

/// The colour around the page, for a theme.
fn theme_color(color: &'static str, media: &'static str) -> impl IntoView {
    leptos::html::meta()
        .name("theme-color")
        .content(color)
        .attr("media", media)
}

/// A page that tells of an error outside the application, ready to be sent. It needs no script.
/// `here` is where the person wanted to go, when signing in would take them there; `looking` is set where
/// they look through somebody's eyes.
pub fn error_document(
    options: &LeptosOptions,
    error: &AppError,
    language: Language,
    nonce: Option<Nonce>,
    here: Option<String>,
    looking: Option<&Looking>,
) -> String {
    let looking = looking.cloned();
    alone(options, language, nonce, "Parvis".to_owned(), || {
        view! { <ErrorDocument error=error.clone() here looking /> }.into_any()
    })
}

/// The page that tells whether the house works, ready to be sent. It stands on nothing that may not.
pub fn status_document(
    options: &LeptosOptions,
    standing: Standing,
    language: Language,
    nonce: Option<Nonce>,
) -> String {
    let title = format!("{} · Parvis", status::title(language));
    alone(options, language, nonce, title, || {
        view! { <StatusPage standing /> }.into_any()
    })
}

/// A document outside the application.
fn alone(
    options: &LeptosOptions,
    language: Language,
    nonce: Option<Nonce>,
    title: String,
    body: impl FnOnce() -> AnyView,
) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(language);
        if let Some(nonce) = nonce {
            provide_context(nonce);
        }
        view! {
            <!DOCTYPE html>
            <html lang=language.tag()>
                <head>
                    <Head options=options.clone() />
                    <title>{title}</title>
                </head>
                <body>{body()}</body>
            </html>
        }
        .to_html()
    })
}
