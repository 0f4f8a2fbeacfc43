//! Nothing here, and what to do about it.

use leptos::{children::ViewFnOnce, prelude::*};

use crate::tiles::{Tiles, TilesPalette};

/// Where the message stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EmptyPlace {
    /// Instead of a list.
    #[default]
    List,
    /// Instead of a page (not found, refused, offline): then its title is the page's `<h1>`.
    Page,
}

/// A drawing of tiles, a sentence, the first step.
#[component]
pub fn Empty(
    /// What there is not.
    #[prop(into)]
    title: String,
    /// What the tiles are laid from.
    #[prop(into)]
    seed: String,
    /// Where it stands.
    #[prop(optional)]
    place: EmptyPlace,
    /// The first step.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// Why, and what comes.
    children: Children,
) -> impl IntoView {
    let on_page = place == EmptyPlace::Page;
    let palette = if on_page {
        TilesPalette::Town
    } else {
        TilesPalette::Accent
    };
    let (rows, columns) = if on_page { (3, 6) } else { (2, 4) };
    view! {
        <div class="empty" data-place=on_page.then_some("page")>
            <Tiles seed rows columns palette />
            {if on_page { view! { <h1>{title}</h1> }.into_any() } else { view! { <h2>{title}</h2> }.into_any() }}
            <p>{children()}</p>
            {action.map(|action| view! { <div class="cluster">{action.run()}</div> })}
        </div>
    }
    .into_any()
}
