//! Pass on.

use leptos::prelude::*;

use crate::{
    browser,
    button::{Button, ButtonKind, ButtonSize, Press},
    icons,
};

/// Opens the device's own sheet for sharing; hidden where there is none.
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
    let possible = RwSignal::new(false);
    Effect::new(move || possible.set(browser::can_share()));
    view! {
        <Button
            kind
            size
            press=Press::Script
            glyph=icons::SHARE_2
            class:awaits-script=move || !possible.get()
            on:click=move |_| browser::share(&title, &text, &url)
        >
            {label}
        </Button>
    }
    .into_any()
}
