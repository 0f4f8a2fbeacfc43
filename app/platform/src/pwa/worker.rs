//! What the service worker is told; the document's own script starts it.

#[cfg(feature = "hydrate")]
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Lets the service worker keep the pages that are reached inside the application, and what they
/// loaded, as it keeps those that the browser loads. Call once, inside the router.
pub fn remember_pages() {
    let location = use_location();
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        let search = location.search.with(|search| search_of(search));
        browser::tell_soon(format!("{}{search}", location.pathname.get()));
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = location;
}

#[cfg(feature = "hydrate")]
fn search_of(search: &str) -> String {
    match search.trim_start_matches('?') {
        "" => String::new(),
        search => format!("?{search}"),
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use js_sys::{Array, Function, Reflect};
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast, JsValue};

    use crate::browser::{property, record, text};

    /// Long enough for the page to have loaded, short enough to be there before it is left.
    const SOON: Duration = Duration::from_secs(2);

    /// Tells the worker of a page, unless it is left at once.
    pub(super) fn tell_soon(page: String) {
        set_timeout(
            move || {
                let worker = property(&property(&window().navigator(), "serviceWorker"), "controller");
                if worker.is_object() && window().location().pathname().is_ok_and(|path| page.starts_with(&path)) {
                    // Not kept this time.
                    drop(post(&worker, &page));
                }
            },
            SOON,
        );
    }

    /// The page, and the files that it has loaded.
    fn post(worker: &JsValue, page: &str) -> Result<(), JsValue> {
        let performance = property(&window(), "performance");
        let entries: Function = Reflect::get(&performance, &"getEntriesByType".into())?.dyn_into()?;
        let entries: Array = entries.call1(&performance, &"resource".into())?.dyn_into()?;
        let files: Array = entries
            .iter()
            .map(|entry| JsValue::from(text(&entry, "name")))
            .collect();
        let message = record(&[("page", page.into()), ("files", files.into())]);
        let post: Function = Reflect::get(worker, &"postMessage".into())?.dyn_into()?;
        post.call1(worker, &message).map(drop)
    }
}
