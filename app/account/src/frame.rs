//! What stands around the pages of this area.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use ui::{Page, PageHeader, Skeleton, SkeletonShape, Tiles};

use crate::i18n::{locale, td_string};

/// A page with one short form; a field of tiles stands beside it where there is room.
#[component]
pub(crate) fn AuthFrame(
    /// The title, of the window too.
    #[prop(into)]
    title: String,
    /// A sentence under it.
    #[prop(optional, into)]
    lead: Option<String>,
    /// What the tiles are laid from.
    seed: &'static str,
    children: Children,
) -> impl IntoView {
    let description = lead.clone().unwrap_or_else(|| title.clone());
    view! {
        <Title text=title.clone() />
        <Meta name="description" content=description />
        <div class="auth">
            <div class="auth-form">
                // The parts of an optional line are the same on both sides: both have it or have not.
                {match lead {
                    Some(lead) => view! { <PageHeader title lead /> }.into_any(),
                    None => view! { <PageHeader title /> }.into_any(),
                }}
                {children()}
            </div>
            <div class="auth-tiles">
                <Tiles seed rows=6 columns=6 />
            </div>
        </div>
    }
    .into_any()
}

/// A page about one's account, with the way back to it.
#[component]
pub(crate) fn AccountFrame(
    /// The title, of the window too.
    #[prop(into)]
    title: String,
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title.clone() />
        <Page>
            <p>
                <a class="link" href="/account">{td_string!(locale(), account.title)}</a>
            </p>
            <PageHeader title />
            {children()}
        </Page>
    }
    .into_any()
}

/// What stands in the place of a page's content until it is there.
pub(crate) fn skeleton() -> AnyView {
    view! { <Skeleton shape=SkeletonShape::Card /> }.into_any()
}
