//! Take along.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    browser,
    button::{Button, ButtonKind, ButtonSize, Press},
    icon::Icon,
    icons,
};

/// How long the button says that it worked.
const SAYS_SO_FOR: Duration = Duration::from_secs(2);

/// Puts a text on the clipboard; hidden where that is not possible.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    text: String,
    /// Its words.
    #[prop(into)]
    label: String,
    /// What it says afterwards.
    #[prop(into)]
    done: String,
    /// Its height.
    #[prop(optional)]
    size: ButtonSize,
) -> impl IntoView {
    let possible = RwSignal::new(false);
    let copied = RwSignal::new(false);
    Effect::new(move || possible.set(browser::can_copy()));
    let copy = move |_| {
        browser::copy(&text, move || {
            copied.set(true);
            set_timeout(move || copied.set(false), SAYS_SO_FOR);
        });
    };
    view! {
        <Button kind=ButtonKind::Secondary size press=Press::Script class:awaits-script=move || !possible.get() on:click=copy>
            <span class="cluster" data-gap="2">
                {move || if copied.get() { view! { <Icon glyph=icons::CHECK /> } } else { view! { <Icon glyph=icons::COPY /> } }}
                <span aria-live="polite">{move || if copied.get() { done.clone() } else { label.clone() }}</span>
            </span>
        </Button>
    }
    .into_any()
}
