//! The browser's entry: hydrate; nothing else.

use leptos::{mount::hydrate_from_async, prelude::document};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

/// Called by the script that loads the module. Waits for the file of the page's area, and then
/// lets what stands around the page come to life.
#[wasm_bindgen]
pub fn hydrate() {
    let Some(body) = document().body() else { return };
    spawn_local(async move {
        hydrate_from_async(body, shell::App).await.forget();
        platform::hydration::hydrated();
    });
}
