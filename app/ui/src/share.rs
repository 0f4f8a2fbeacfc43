//! Pass on.

use leptos::prelude::*;

use crate::{
    button::{Button, ButtonKind, ButtonSize, Press},
    icons,
};

/// Opens the device's own sheet for sharing, by the document's script; not shown where there is none.
#[component]
pub fn ShareButton(
    /// Its words.
    #[prop(into)]
    label: String,
    /// The title of what is shared.
    #[prop(into)]
    title: String,
    /// The sentence that goes with it.
    #[prop(into)]
    text: String,
    /// The address, whole.
    #[prop(into)]
    url: String,
    /// Its weight.
    #[prop(default = ButtonKind::Secondary)]
    kind: ButtonKind,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
) -> impl IntoView {
    view! {
        <Button
            kind
            size
            press=Press::Script
            glyph=icons::SHARE_2
            attr:data-shares=url
            attr:data-title=title
            attr:data-text=text
        >
            {label}
        </Button>
    }
    .into_any()
}
