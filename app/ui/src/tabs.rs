//! Views of one thing, each with its own address.

use leptos::prelude::*;

/// One view.
#[derive(Clone)]
pub struct Tab {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether it is the one that shows.
    pub current: Signal<bool>,
}

/// Links that look like a switch.
#[component]
pub fn Tabs(
    /// What is switched, for screen readers.
    #[prop(into)]
    label: String,
    /// The views.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let links = tabs
        .into_iter()
        .map(|Tab { href, label, current }| view! { <li><a href=href aria-current=move || current.get().then_some("page")>{label}</a></li> })
        .collect_view();
    view! { <nav class="tabs" aria-label=label><ul role="list">{links}</ul></nav> }.into_any()
}
