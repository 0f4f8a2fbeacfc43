//! How far.

use leptos::prelude::*;

/// A native progress bar with its words.
#[component]
pub fn Progress(
    /// Its id.
    #[prop(into)]
    id: String,
    /// What goes on.
    #[prop(into)]
    label: String,
    /// How far, in words: "2 of 5".
    #[prop(into)]
    text: Signal<String>,
    /// How far.
    #[prop(into)]
    value: Signal<u32>,
    /// How far it goes.
    max: u32,
) -> impl IntoView {
    view! {
        <div class="progress">
            <label for=id.clone()>{label}</label>
            <output for=id.clone()>{move || text.get()}</output>
            <progress id=id max=max.to_string() value=move || value.get().to_string()>{move || text.get()}</progress>
        </div>
    }
    .into_any()
}
