//! What a form tells its fields: messages, what was typed, whether it is being sent.

use std::collections::BTreeMap;

use leptos::prelude::*;

/// Messages or values by field name.
pub type ByField = BTreeMap<String, String>;

/// A link beside the message of a form. The browser itself goes there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayOn {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub words: &'static str,
}

/// The state of the form around a field, provided as context by the form component.
///
/// A field outside a form (a filter, the gallery) finds none and shows only its own props.
#[derive(Clone, Copy)]
pub struct FormState {
    /// Messages beside fields, by field name, already in the person's language.
    pub errors: RwSignal<ByField>,
    /// The message that belongs to the form as a whole.
    pub message: RwSignal<Option<String>>,
    /// Where that message leads on to, if anywhere.
    pub way_on: RwSignal<Option<WayOn>>,
    /// What was typed before the form came back with an error (never passwords).
    pub typed: StoredValue<ByField>,
    /// Whether the form is being sent right now.
    pub busy: RwSignal<bool>,
}

impl FormState {
    /// A form's state, with what came back from the last attempt.
    pub fn new(message: Option<String>, errors: ByField, typed: ByField) -> Self {
        Self {
            errors: RwSignal::new(errors),
            message: RwSignal::new(message),
            way_on: RwSignal::new(None),
            typed: StoredValue::new(typed),
            busy: RwSignal::new(false),
        }
    }

    /// The same, with where its message leads on to.
    #[must_use]
    pub fn leading(self, way_on: Option<WayOn>) -> Self {
        self.way_on.set(way_on);
        self
    }

    /// The message for one field, if any.
    pub fn error(self, field: &str) -> Option<String> {
        self.errors.with(|errors| errors.get(field).cloned())
    }

    /// What was typed in one field on the last attempt.
    pub fn typed(self, field: &str) -> Option<String> {
        self.typed.with_value(|typed| typed.get(field).cloned())
    }
}
