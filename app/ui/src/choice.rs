//! What is chosen rather than typed.

use leptos::prelude::*;

use crate::described::{Described, came_back, typed_or};

/// One option of a [`RadioGroup`] or a [`crate::Select`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A second line, for radio buttons.
    pub hint: Option<String>,
}

impl Choice {
    /// An option without a second line.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }
}

/// How a group of options looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceLook {
    /// One under the other.
    #[default]
    Plain,
    /// Each in a frame of its own.
    Cards,
    /// A few short words on one line.
    Segments,
}

impl ChoiceLook {
    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Cards => Some("cards"),
            Self::Segments => Some("segments"),
        }
    }
}

/// A box to tick; sends `true`, or nothing at all. The label may hold links.
#[component]
pub fn Checkbox(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A second line under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a box outside a form.
    #[prop(optional, into)]
    error: Option<String>,
    /// Whether it is ticked before anything is changed.
    #[prop(optional)]
    checked: bool,
    /// Whether it must be ticked.
    #[prop(optional)]
    required: bool,
    children: Children,
) -> impl IntoView {
    let checked = if came_back() {
        typed_or(name, String::new()) == "true"
    } else {
        checked
    };
    let hint_line = hint.clone().map(|hint| view! { <small>{hint}</small> });
    let described = Described::new(name, id, None, error);
    view! {
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox"
                    id=described.id.clone()
                    name=name
                    value="true"
                    checked=checked
                    required=required
                    aria-invalid=described.invalid()
                    aria-describedby=described.described_by()
                />
                <span><span>{children()}</span>{hint_line}</span>
            </label>
            {described.message()}
        </div>
    }
    .into_any()
}

/// Options of which one is chosen.
#[component]
pub fn RadioGroup(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    choices: Vec<Choice>,
    /// The one that is chosen before anything is changed.
    #[prop(default = String::new(), into)]
    value: String,
    /// The first part of the options' ids, where the page has two groups of that name.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the question.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a group outside a form.
    #[prop(optional, into)]
    error: Option<String>,
    /// How it looks.
    #[prop(optional)]
    look: ChoiceLook,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described = Described::new(name, id, hint, error);
    let chosen = typed_or(name, value);
    let options = choices
        .into_iter()
        .map(|choice| {
            view! {
                <label class="choice">
                    <input
                        type="radio"
                        id=format!("{}-{}", described.id, choice.value)
                        name=name
                        checked=choice.value == chosen
                        value=choice.value
                        required=required
                    />
                    <span><span>{choice.label}</span>{choice.hint.map(|hint| view! { <small>{hint}</small> })}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="choices" data-look=look.name() aria-describedby=described.described_by()>
            <legend class="field-label">{label}</legend>
            {described.hint()}
            {if look == ChoiceLook::Segments { view! { <div class="segments">{options}</div> }.into_any() } else { options.into_any() }}
            {described.message()}
        </fieldset>
    }
    .into_any()
}

/// What is asked only when the option `own` of the [`RadioGroup`] just before it is chosen. Done by
/// style alone; where a browser cannot, it shows always.
#[component]
pub fn OwnChoice(
    /// The fields for what is not among the options.
    children: Children,
) -> impl IntoView {
    view! { <div class="choice-own">{children()}</div> }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::form::{ByField, FormState};

    fn ticked_by_default(typed: ByField) -> String {
        Owner::new().with(|| {
            provide_context(FormState::new(None, ByField::new(), typed));
            view! { <Checkbox name="private" checked=true>"Private"</Checkbox> }.to_html()
        })
    }

    #[test]
    fn a_box_that_was_left_empty_stays_empty_when_the_form_comes_back() {
        assert!(!ticked_by_default(ByField::from([("note".to_owned(), "hello".to_owned())])).contains(" checked"));
    }

    #[test]
    fn a_fresh_form_shows_the_default() {
        assert!(ticked_by_default(ByField::new()).contains(" checked"));
    }
}
