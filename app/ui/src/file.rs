//! A file to choose.

use leptos::prelude::*;

use crate::described::Described;

/// A labelled file input. On a phone it offers the camera or the microphone by itself.
#[component]
pub fn FileField(
    /// The field's name.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Which files it offers first, as the `accept` attribute has it: `image/*`.
    accept: &'static str,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the label.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let described = Described::new(name, id, hint, None);
    view! {
        <div class="field">
            <label class="field-label" for=described.id.clone()>{label}</label>
            {described.hint()}
            <input
                class="control"
                type="file"
                id=described.id.clone()
                name=name
                accept=accept
                required=true
                aria-invalid=described.invalid()
                aria-describedby=described.described_by()
            />
            {described.message()}
        </div>
    }
    .into_any()
}
