//! The browser's entry: hydrate; nothing else.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the script that loads the module.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_lazy(shell::App);
}
