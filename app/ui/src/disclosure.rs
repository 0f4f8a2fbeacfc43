//! What is there for who asks.

use leptos::prelude::*;

use crate::{icon::Icon, icons};

/// How the line that opens looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DisclosureLook {
    /// A row between hairlines.
    #[default]
    Row,
    /// A few words in the text.
    Quiet,
}

/// A native `<details>`.
#[component]
pub fn Disclosure(
    /// The line that opens it.
    #[prop(into)]
    summary: String,
    /// How that line looks.
    #[prop(optional)]
    look: DisclosureLook,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open data-look=(look == DisclosureLook::Quiet).then_some("quiet")>
            <summary><span>{summary}</span><Icon glyph=icons::CHEVRON_DOWN /></summary>
            <div>{children()}</div>
        </details>
    }
    .into_any()
}
