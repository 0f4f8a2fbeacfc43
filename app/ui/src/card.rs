//! Paper with something on it.

use leptos::{children::ViewFnOnce, prelude::*};

use crate::{
    area::Area,
    tiles::{Tiles, TilesPalette},
};

/// Raised paper in a hairline; with `href` the whole card is a link.
#[component]
pub fn Card(
    /// Where it leads, if anywhere.
    #[prop(optional, into)]
    href: Option<String>,
    children: Children,
) -> impl IntoView {
    match href {
        Some(href) => view! { <a class="card" href=href>{children()}</a> }.into_any(),
        None => view! { <section class="card">{children()}</section> }.into_any(),
    }
}

/// The one filled, coloured card of a page: the thing to do now. Tiles lie at its side.
#[component]
pub fn Feature(
    /// The question or the news.
    #[prop(into)]
    title: String,
    /// What the tiles are laid from, such as the couple's id.
    #[prop(into)]
    seed: String,
    /// The colour, where it is not the one around it.
    #[prop(optional)]
    area: Option<Area>,
    /// The one action.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    /// A sentence or two.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="feature" data-tiles="" data-area=area.map(Area::name)>
            <div class="feature-words">
                <h2>{title}</h2>
                <div>{children()}</div>
                {action.map(ViewFnOnce::run)}
            </div>
            <div class="feature-tiles"><Tiles seed rows=3 columns=4 palette=TilesPalette::Accent /></div>
        </section>
    }
    .into_any()
}
