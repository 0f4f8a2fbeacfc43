//! Things one under the other.

use leptos::{children::ViewFnOnce, prelude::*};

use crate::{icon::Icon, icons};

/// How a list lies on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListLook {
    /// On the paper, hairlines between rows.
    #[default]
    Plain,
    /// In one raised card.
    Card,
}

/// A list; its children are `<li>`, mostly with a [`Row`] inside.
#[component]
pub fn List(
    /// How it lies on the page.
    #[prop(optional)]
    look: ListLook,
    children: Children,
) -> impl IntoView {
    // Safari forgets that a list without bullets is one.
    view! { <ul class="list" role="list" data-look=(look == ListLook::Card).then_some("card")>{children()}</ul> }
}

/// A line with a title, a detail, something before and something after; with `href` it is a link.
#[component]
pub fn Row(
    /// What it is.
    #[prop(into)]
    title: String,
    /// A second line.
    #[prop(optional, into)]
    detail: Option<String>,
    /// Where it leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// What stands before: an icon, an avatar, a tile.
    #[prop(optional, into)]
    lead: Option<ViewFnOnce>,
    /// What stands after: a badge, a time, a button.
    #[prop(optional, into)]
    trail: Option<ViewFnOnce>,
) -> impl IntoView {
    let leads_somewhere = href.is_some();
    let content = view! {
        {lead.map(ViewFnOnce::run)}
        <span class="row-words">
            <span class="row-title">{title}</span>
            {detail.map(|detail| view! { <span class="row-detail">{detail}</span> })}
        </span>
        {trail.map(|trail| view! { <span class="row-trail">{trail.run()}</span> })}
        {leads_somewhere.then(|| view! { <Icon glyph=icons::CHEVRON_RIGHT attr:data-flips="" /> })}
    };
    match href {
        Some(href) => view! { <a class="row" href=href>{content}</a> }.into_any(),
        None => view! { <div class="row">{content}</div> }.into_any(),
    }
}
