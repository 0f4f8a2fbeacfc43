//! What search engines and shared links say of a page that anybody may find.

use leptos::prelude::*;
use leptos_meta::{Link, Meta, Title};
use platform::language::Language;

/// The picture that goes with a shared link, 1200 × 630.
const PICTURE: &str = "/share.png";

/// Title, description and address of a public page (HTML; Open Graph, ogp.me).
#[component]
pub(crate) fn Presentation(
    /// The page's own path: the one address under which it is found.
    path: &'static str,
    /// Its title, without the name of the house.
    #[prop(into)]
    title: String,
    /// What one finds there, in a sentence or two.
    #[prop(into)]
    description: String,
) -> impl IntoView {
    let address = absolute(path);
    let region = match Language::current() {
        Language::Fr => "fr_FR",
        Language::En => "en_GB",
        Language::Ko => "ko_KR",
    };
    view! {
        <Title text=title.clone() />
        <Meta name="description" content=description.clone() />
        <Link rel="canonical" href=address.clone() />
        <Meta property="og:type" content="website" />
        <Meta property="og:site_name" content="Parvis" />
        <Meta property="og:locale" content=region />
        <Meta property="og:url" content=address />
        <Meta property="og:title" content=title />
        <Meta property="og:description" content=description />
        <Meta property="og:image" content=absolute(PICTURE) />
        <Meta property="og:image:width" content="1200" />
        <Meta property="og:image:height" content="630" />
        <Meta name="twitter:card" content="summary_large_image" />
    }
}

/// A path of this installation as others reach it. The server knows its own address from its
/// settings; a browser that moved on to the page by itself knows it from where it is.
fn absolute(path: &str) -> String {
    #[cfg(feature = "ssr")]
    let origin = platform::context::RequestContext::of_page()
        .map(|context| context.services.configuration.base_url.to_string())
        .unwrap_or_default();
    #[cfg(not(feature = "ssr"))]
    let origin = window().location().origin().unwrap_or_default();
    format!("{}{path}", origin.trim_end_matches('/'))
}
