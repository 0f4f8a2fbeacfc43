//! The browser's entry: hydrate; nothing else.

use leptos::{mount::hydrate_from_async, prelude::document};
use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the script that brings the module, and over once the whole page has been taken over:
/// waits for the file of the page's area, then lets what stands around the page come to life.
#[wasm_bindgen]
pub async fn hydrate() {
    let Some(body) = document().body() else { return };
    hydrate_from_async(body, shell::App).await.forget();
    platform::hydration::hydrated();
}
