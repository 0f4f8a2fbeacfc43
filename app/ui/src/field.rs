//! One line to type in.

mod kind;

use leptos::prelude::*;

pub use self::kind::{Autocomplete, FieldKind, InputMode};
use crate::{
    button::{Button, ButtonKind, ButtonSize, Press},
    described::{Described, typed_or},
};

/// The words on the button that shows a password.
#[derive(Clone, Debug)]
pub struct Reveal {
    /// While the password is hidden.
    pub show: String,
    /// While it can be read.
    pub hide: String,
}

/// A labelled input. Inside a form it takes its message and what was typed from [`crate::form::FormState`].
///
/// `on:input` given to it hears the input (the event bubbles to the part's root).
#[component]
pub fn Field(
    /// The field's name, as the server function calls its argument.
    name: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// What kind of value it takes.
    #[prop(optional)]
    kind: FieldKind,
    /// Its id, where the page has two fields of that name; the name by default.
    #[prop(optional, into)]
    id: Option<String>,
    /// A sentence under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The message of a field outside a form.
    #[prop(optional, into)]
    error: Option<String>,
    /// Its value before anything is typed; a password never has one.
    #[prop(default = String::new(), into)]
    value: String,
    /// Whether a value must be given.
    #[prop(optional)]
    required: bool,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<Autocomplete>,
    /// The keyboard to offer, where the kind does not say it.
    #[prop(optional)]
    input_mode: Option<InputMode>,
    /// The smallest number or earliest date.
    #[prop(optional, into)]
    min: Option<String>,
    /// The largest number or latest date.
    #[prop(optional, into)]
    max: Option<String>,
    /// How many characters at most.
    #[prop(optional)]
    max_length: Option<u16>,
    /// An example, shown while empty; never instead of a label.
    #[prop(optional, into)]
    placeholder: Option<String>,
    /// Whether a password can be shown, and the words for it.
    #[prop(optional)]
    reveal: Option<Reveal>,
) -> impl IntoView {
    let described = Described::new(name, id, hint, error);
    let value = (kind != FieldKind::Password)
        .then(|| typed_or(name, value))
        .filter(|value| !value.is_empty());
    let input = view! {
        <input
            class="control"
            id=described.id.clone()
            name=name
            type=kind.name()
            value=value
            required=required
            autocomplete=autocomplete.map(Autocomplete::token)
            inputmode=input_mode.or(kind.input_mode()).map(InputMode::name)
            autocapitalize=kind.capitals()
            spellcheck=kind.spelling()
            min=min
            max=max
            maxlength=max_length.map(|length| length.to_string())
            placeholder=placeholder
            data-short=kind.is_short().then_some("")
            aria-invalid=described.invalid()
            aria-describedby=described.described_by()
        />
    };
    let control = match reveal {
        Some(words) => {
            view! { <div class="reveal">{input} <RevealButton words controls=described.id.clone() /></div> }.into_any()
        }
        None => input.into_any(),
    };
    view! {
        <div class="field">
            <label class="field-label" for=described.id.clone()>{label}</label>
            {described.hint()}
            {control}
            {described.message()}
        </div>
    }
    .into_any()
}

/// Served by the document's own script, so that it works where the application is not loaded.
#[component]
fn RevealButton(words: Reveal, controls: String) -> impl IntoView {
    let Reveal { show, hide } = words;
    view! {
        <Button
            kind=ButtonKind::Quiet
            size=ButtonSize::Small
            press=Press::Script
            attr:aria-controls=controls
            attr:data-reveals=""
        >
            <span class="when-hidden">{show}</span>
            <span class="when-shown">{hide}</span>
        </Button>
    }
    .into_any()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::form::{ByField, FormState};

    fn in_a_form(errors: &[(&str, &str)], typed: &[(&str, &str)], field: impl FnOnce() -> AnyView) -> String {
        let by_field = |pairs: &[(&str, &str)]| -> ByField {
            pairs
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect()
        };
        Owner::new().with(|| {
            provide_context(FormState::new(None, by_field(errors), by_field(typed)));
            field().to_html()
        })
    }

    #[test]
    fn a_message_is_tied_to_its_field_after_the_hint() {
        let html = in_a_form(&[("email", "Incomplete")], &[], || {
            view! { <Field name="email" label="E-mail" hint="Yours" /> }.into_any()
        });
        assert!(html.contains(r#"aria-describedby="email-hint email-error""#), "{html}");
        assert!(html.contains(r#"aria-invalid="true""#), "{html}");
        assert!(html.contains("Incomplete"), "{html}");
    }

    #[test]
    fn what_was_typed_comes_back_instead_of_the_first_value() {
        let html = in_a_form(&[], &[("name", "Aya \"A\"")], || {
            view! { <Field name="name" label="Name" value="Kofi" /> }.into_any()
        });
        assert!(html.contains(r#"value="Aya &quot;A&quot;""#), "{html}");
        assert!(!html.contains("Kofi"), "{html}");
    }

    #[test]
    fn a_password_never_comes_back() {
        let html = in_a_form(&[], &[("password", "a secret phrase")], || {
            view! { <Field name="password" label="Password" kind=FieldKind::Password value="a secret phrase" /> }
                .into_any()
        });
        assert!(!html.contains("secret"), "{html}");
    }

    #[test]
    fn a_field_without_a_message_is_not_invalid() {
        let html = in_a_form(&[], &[], || view! { <Field name="name" label="Name" /> }.into_any());
        assert!(
            !html.contains("aria-invalid") && !html.contains("aria-describedby"),
            "{html}"
        );
    }
}
