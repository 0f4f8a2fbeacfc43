//! The frame of a page's content.

use leptos::{children::ViewFnOnce, prelude::*};

/// How wide a page's content may grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageWidth {
    /// 480 px: one short form.
    Narrow,
    /// 704 px: one column of reading or of a list.
    #[default]
    Column,
    /// 1200 px: two columns, tables.
    Wide,
}

impl PageWidth {
    const fn name(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Column => "column",
            Self::Wide => "wide",
        }
    }
}

/// The margins around a page's content, and the container that its parts measure themselves by.
#[component]
pub fn Page(
    /// How wide it may grow.
    #[prop(optional)]
    width: PageWidth,
    children: Children,
) -> impl IntoView {
    view! { <div class="page" data-width=width.name()>{children()}</div> }
}

/// A page's title and what belongs to it.
#[component]
pub fn PageHeader(
    /// The page's only `<h1>`.
    #[prop(into)]
    title: String,
    /// A line above it, such as the day.
    #[prop(optional, into)]
    overline: Option<String>,
    /// A sentence under it.
    #[prop(optional, into)]
    lead: Option<String>,
    /// Buttons or tabs at its side.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            <div>
                {overline.map(|overline| view! { <p class="page-overline">{overline}</p> })}
                <h1>{title}</h1>
                {lead.map(|lead| view! { <p class="page-lead">{lead}</p> })}
            </div>
            {actions.map(|actions| view! { <div class="cluster">{actions.run()}</div> })}
        </header>
    }
    .into_any()
}

/// A titled part of a page.
#[component]
pub fn Section(
    /// Its `<h2>`.
    #[prop(into)]
    title: String,
    /// A link at the title's side.
    #[prop(optional, into)]
    action: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section-header"><h2>{title}</h2>{action.map(ViewFnOnce::run)}</div>
            {children()}
        </section>
    }
    .into_any()
}

/// The first thing that a keyboard reaches: past the navigation, to `#content`.
#[component]
pub fn SkipLink(
    /// Its words.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    view! { <a class="skip-link" rel="external" href="#content">{label}</a> }
}
