//! Reading and making plain JavaScript objects.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// A property of a value; `undefined` where there is none.
pub fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is a string; empty where it is none.
pub fn text(of: &JsValue, name: &str) -> String {
    property(of, name).as_string().unwrap_or_default()
}

/// An object with these properties; those that are `undefined` are left out.
pub fn record(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties.iter().filter(|(_, value)| !value.is_undefined()) {
        // Setting a property of a fresh object cannot fail.
        drop(Reflect::set(&object, &JsValue::from_str(name), value));
    }
    object.into()
}
