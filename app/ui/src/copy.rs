//! Take along.

use leptos::prelude::*;

use crate::{
    button::{Button, ButtonKind, ButtonSize, Press},
    icon::Icon,
    icons,
};

/// Puts a text on the clipboard, by the document's script; not shown where that is not possible.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: String,
    /// Its words.
    #[prop(into)]
    label: String,
    /// What it says afterwards, for a while.
    #[prop(into)]
    done: String,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
) -> impl IntoView {
    view! {
        <Button kind=ButtonKind::Secondary size press=Press::Script attr:data-copies=text>
            <span class="cluster" data-gap="2">
                <span class="when-copied"><Icon glyph=icons::CHECK /></span>
                <span class="when-not-copied"><Icon glyph=icons::COPY /></span>
                <span aria-live="polite" data-done=done>{label}</span>
            </span>
        </Button>
    }
    .into_any()
}
