//! Reading a form's fields, and filling them again.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventInit, EventTarget, FormData, HtmlFormElement, UrlSearchParams};

use crate::browser::{property, text};

/// The fields of a form, URL-encoded.
pub(super) fn read(form: &HtmlFormElement) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(fields.to_string().into())
}

/// Whether fields were written in this very form: what a page puts into hidden fields (a day, an
/// id) says what the form is about.
pub(super) fn fit(form: &HtmlFormElement, fields: &UrlSearchParams) -> bool {
    elements(form)
        .filter(|element| text(element, "type") == "hidden")
        .map(|element| (text(&element, "name"), text(&element, "value")))
        .filter(|(name, _)| !name.is_empty() && !name.starts_with("__") && name != "key")
        .all(|(name, value)| fields.get(&name).as_deref() == Some(&value))
}

/// Fills a form, as if it were typed again.
pub(super) fn fill(form: &HtmlFormElement, fields: &UrlSearchParams) {
    for element in elements(form) {
        let name = text(&element, "name");
        let (was, is, value): (JsValue, &str, JsValue) = match text(&element, "type").as_str() {
            "hidden" | "password" | "file" | "submit" | "button" | "reset" => continue,
            "checkbox" | "radio" => {
                let value = text(&element, "value");
                let chosen = fields
                    .get_all(&name)
                    .iter()
                    .any(|one| one.as_string().as_ref() == Some(&value));
                (property(&element, "checked"), "checked", chosen.into())
            }
            _ => {
                let Some(value) = fields.get(&name) else { continue };
                (property(&element, "value"), "value", value.into())
            }
        };
        if !name.is_empty() && was != value {
            // These properties of form elements can be set.
            drop(Reflect::set(&element, &is.into(), &value));
            announce(element.unchecked_ref());
        }
    }
}

/// What the page's own scripts would have heard.
fn announce(element: &EventTarget) {
    for name in ["input", "change"] {
        let init = EventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
            drop(element.dispatch_event(&event));
        }
    }
}

fn elements(form: &HtmlFormElement) -> impl Iterator<Item = JsValue> + use<> {
    let elements = form.elements();
    (0..elements.length()).filter_map(move |index| elements.item(index).map(JsValue::from))
}
