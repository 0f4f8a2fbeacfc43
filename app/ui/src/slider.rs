//! How much, from nought to ten.

use leptos::prelude::*;

use crate::described::{Described, typed_or};

/// A native range from 0 to 10 with words at both ends.
///
/// The figure beside the label follows the thumb by the document's own script, and is not shown
/// without scripts.
#[component]
pub fn Slider(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// What is measured.
    #[prop(into)]
    label: String,
    /// The word at 0.
    #[prop(into)]
    low: String,
    /// The word at 10.
    #[prop(into)]
    high: String,
    /// Where the thumb stands before it is moved.
    #[prop(default = 5)]
    value: u8,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a slider outside a form.
    #[prop(optional, into)]
    error: Option<String>,
) -> impl IntoView {
    let described = Described::new(name, id, hint, error);
    let start = typed_or(name, value.to_string());
    let ends = format!("{}-ends", described.id);
    let description = {
        let (ends, described_by) = (ends.clone(), described.described_by());
        move || {
            described_by
                .get()
                .map_or_else(|| ends.clone(), |ids| format!("{ids} {ends}"))
        }
    };
    view! {
        <div class="slider">
            <label class="field-label" for=described.id.clone()>{label}</label>
            <output class="slider-value" for=described.id.clone()>{start.clone()}</output>
            {described.hint()}
            <div class="slider-track">
                <input
                    type="range"
                    id=described.id.clone()
                    name=name
                    min="0"
                    max="10"
                    step="1"
                    value=start
                    aria-invalid=described.invalid()
                    aria-describedby=description
                />
            </div>
            <div class="slider-ends" id=ends><span>{low}</span><span>{high}</span></div>
            {described.message()}
        </div>
    }
    .into_any()
}
