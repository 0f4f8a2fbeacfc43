//! Six digits.

use leptos::prelude::*;

use crate::described::{Described, typed_or};

/// A code of six digits to read out or copy: large, in two halves, one word for who copies it.
#[component]
pub fn Code(
    /// The digits.
    #[prop(into)]
    digits: String,
) -> impl IntoView {
    let halves = digits.split_at_checked(digits.len() / 2).map_or_else(
        || (digits.clone(), String::new()),
        |(first, second)| (first.to_owned(), second.to_owned()),
    );
    view! { <span class="code"><span>{halves.0}</span><span>{halves.1}</span></span> }
}

/// One native input for a code of six digits; spaces that come with a paste are let through to the server.
#[component]
pub fn CodeInput(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a field outside a form.
    #[prop(optional, into)]
    error: Option<String>,
    /// The code, when the link already carries it.
    #[prop(default = String::new(), into)]
    value: String,
) -> impl IntoView {
    let described = Described::new(name, id, hint, error);
    let value = Some(typed_or(name, value)).filter(|value| !value.is_empty());
    view! {
        <div class="field">
            <label class="field-label" for=described.id.clone()>{label}</label>
            {described.hint()}
            <input
                class="control code-input"
                id=described.id.clone()
                name=name
                type="text"
                inputmode="numeric"
                autocomplete="one-time-code"
                pattern="[0-9 ]*"
                maxlength="7"
                spellcheck="false"
                required
                value=value
                aria-invalid=described.invalid()
                aria-describedby=described.described_by()
            />
            {described.message()}
        </div>
    }
    .into_any()
}
