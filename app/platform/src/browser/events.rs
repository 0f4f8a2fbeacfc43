//! Events and the state of the window.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{EventTarget, VisibilityState};

/// Calls back on every event of a name, for as long as the page lives.
pub fn listen(target: &EventTarget, event: &str, react: impl FnMut(JsValue) + 'static) {
    let react = Closure::<dyn FnMut(JsValue)>::new(react).into_js_value();
    // Fails for no target that exists.
    drop(target.add_event_listener_with_callback(event, react.unchecked_ref()));
}

/// Whether the browser believes that it has a network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

/// The browser's clock, in milliseconds since 1970. Good for spans, not for dates: people set it.
pub fn milliseconds_now() -> f64 {
    js_sys::Date::now()
}
