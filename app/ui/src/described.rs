//! What every control has around it: a label, a hint, a message, and the ids that tie them.

use leptos::prelude::*;

use crate::{form::FormState, icon::Icon, icons};

/// The ties between a control and the words about it.
#[derive(Clone)]
pub(crate) struct Described {
    /// The control's id; its label points there.
    pub id: String,
    hint: Option<String>,
    error: Signal<Option<String>>,
}

impl Described {
    /// For the control `name`; the message comes from the form around it, else from `error`.
    pub fn new(name: &'static str, id: Option<String>, hint: Option<String>, error: Option<String>) -> Self {
        let form = use_context::<FormState>();
        Self {
            id: id.unwrap_or_else(|| name.to_owned()),
            hint,
            error: Signal::derive(move || form.and_then(|form| form.error(name)).or_else(|| error.clone())),
        }
    }

    /// `aria-invalid`.
    pub fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(|error| error.as_ref().map(|_| "true")))
    }

    /// `aria-describedby`: the hint and, while there is one, the message.
    pub fn described_by(&self) -> Signal<Option<String>> {
        let (error, id) = (self.error, self.id.clone());
        let hint = self.hint.as_ref().map(|_| format!("{id}-hint"));
        Signal::derive(move || match (&hint, error.with(Option::is_some)) {
            (Some(hint), true) => Some(format!("{hint} {id}-error")),
            (Some(hint), false) => Some(hint.clone()),
            (None, true) => Some(format!("{id}-error")),
            (None, false) => None,
        })
    }

    /// The hint, if any.
    pub fn hint(&self) -> AnyView {
        let id = format!("{}-hint", self.id);
        self.hint
            .clone()
            .map(|hint| view! { <p class="field-hint" id=id>{hint}</p> })
            .into_any()
    }

    /// The message, while there is one.
    pub fn message(&self) -> AnyView {
        let (error, id) = (self.error, format!("{}-error", self.id));
        (move || {
            error.get().map(|error| {
                view! {
                    <p class="field-error" id=id.clone()>
                        <Icon glyph=icons::CIRCLE_ALERT />
                        <span>{error}</span>
                    </p>
                }
            })
        })
        .into_any()
    }
}

/// What was typed in `name` on the last attempt, else `value`.
pub(crate) fn typed_or(name: &str, value: String) -> String {
    use_context::<FormState>()
        .and_then(|form| form.typed(name))
        .unwrap_or(value)
}

/// Whether the form around came back from an attempt: then an absent box was left empty.
pub(crate) fn came_back() -> bool {
    use_context::<FormState>().is_some_and(|form| form.typed.with_value(|typed| !typed.is_empty()))
}
