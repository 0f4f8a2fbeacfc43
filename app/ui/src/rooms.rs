//! The rooms of an area: every place of it, at a glance.

use leptos::prelude::*;

use crate::{
    icon::{Icon, IconSize},
    icons::Glyph,
};

/// One room.
#[derive(Clone, Debug)]
pub struct Room {
    /// Where it is.
    pub href: &'static str,
    /// Its name: one word.
    pub label: String,
    /// Its drawing.
    pub glyph: Glyph,
}

/// All rooms as quiet links, an icon above a word.
#[component]
pub fn Rooms(
    /// What they are, for screen readers.
    #[prop(into)]
    label: String,
    /// The rooms, those that one visits most first.
    rooms: Vec<Room>,
) -> impl IntoView {
    let links = rooms
        .into_iter()
        .map(|Room { href, label, glyph }| {
            view! {
                <li>
                    <a href=href><Icon glyph size=IconSize::Regular /><span>{label}</span></a>
                </li>
            }
        })
        .collect_view();
    view! { <nav class="rooms" aria-label=label><ul role="list">{links}</ul></nav> }.into_any()
}
