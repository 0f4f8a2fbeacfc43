//! One of many, in little room.

use leptos::prelude::*;

use crate::{
    choice::Choice,
    described::{Described, typed_or},
    icon::Icon,
    icons,
};

/// A labelled native select.
#[component]
pub fn Select(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The one that is chosen before anything is changed.
    #[prop(default = String::new(), into)]
    value: String,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a field outside a form.
    #[prop(optional, into)]
    error: Option<String>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described = Described::new(name, id, hint, error);
    let chosen = typed_or(name, value);
    let options = choices
        .into_iter()
        .map(|choice| view! { <option selected=choice.value == chosen value=choice.value>{choice.label}</option> })
        .collect_view();
    view! {
        <div class="field">
            <label class="field-label" for=described.id.clone()>{label}</label>
            {described.hint()}
            <div class="select">
                <select
                    class="control"
                    id=described.id.clone()
                    name=name
                    required=required
                    aria-invalid=described.invalid()
                    aria-describedby=described.described_by()
                >
                    {options}
                </select>
                <Icon glyph=icons::CHEVRON_DOWN />
            </div>
            {described.message()}
        </div>
    }
    .into_any()
}
