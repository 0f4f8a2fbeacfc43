//! The rest of a list.

use leptos::prelude::*;

use crate::button::{ButtonKind, LinkButton};

/// A link to the next page of a list; nothing when this is the last.
#[component]
pub fn More(
    /// The address of the next page, with its cursor.
    href: Option<String>,
    /// Its words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    href.map(|href| {
        view! {
            <nav class="cluster" data-align="center">
                <LinkButton href kind=ButtonKind::Secondary attr:rel="next">{label}</LinkButton>
            </nav>
        }
    })
    .into_any()
}
