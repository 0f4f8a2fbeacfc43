//! Done, or not yet.

use leptos::prelude::*;

/// What sends its form with the press that ticks or unticks: a box with its words beside it.
///
/// It is a button, so that a plain form does the same without a script; it is read as a checkbox.
#[component]
pub fn Tick(
    /// Whether it is ticked.
    #[prop(into)]
    ticked: Signal<bool>,
    /// What it is about.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    view! {
        <button
            class="tick"
            type="submit"
            role="checkbox"
            aria-checked=move || if ticked.get() { "true" } else { "false" }
        >
            <span class="tick-box"></span>
            <span class="tick-words">{move || label.get()}</span>
        </button>
    }
    .into_any()
}
