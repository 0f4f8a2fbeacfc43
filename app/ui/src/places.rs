//! The ways through the house: a bar below on phones, a rail at the side on wide screens.

use leptos::prelude::*;

use crate::{
    icon::{Icon, IconSize},
    icons::Glyph,
};

/// One of at most five places.
#[derive(Clone)]
pub struct Place {
    /// Where it is.
    pub href: String,
    /// Its name: one word.
    pub label: String,
    /// Its drawing.
    pub glyph: Glyph,
    /// Whether one is there now.
    pub current: Signal<bool>,
}

/// The navigation of a signed-in person.
#[component]
pub fn Places(
    /// What it is, for screen readers.
    #[prop(into)]
    label: String,
    /// At most five.
    places: Vec<Place>,
) -> impl IntoView {
    let links = places
        .into_iter()
        .map(
            |Place {
                 href,
                 label,
                 glyph,
                 current,
             }| {
                view! {
                    <li>
                        <a href=href aria-current=move || current.get().then_some("page")>
                            <Icon glyph size=IconSize::Regular />
                            <span>{label}</span>
                        </a>
                    </li>
                }
            },
        )
        .collect_view();
    view! { <nav class="places" aria-label=label><ul role="list">{links}</ul></nav> }.into_any()
}
