//! The few calls that only a browser can answer. On the server each does nothing.

#[cfg(feature = "hydrate")]
use wasm_bindgen::JsCast;

/// Opens a `<dialog>` above the page.
pub(crate) fn open_dialog(id: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(dialog) = element::<web_sys::HtmlDialogElement>(id)
        && !dialog.open()
    {
        // Fails only for a dialog outside the page or already open, and then there is nothing to do.
        drop(dialog.show_modal());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// Closes a `<dialog>`, also one that `:target` has opened.
pub(crate) fn close_dialog(id: &str) {
    #[cfg(feature = "hydrate")]
    {
        if let Some(dialog) = element::<web_sys::HtmlDialogElement>(id) {
            dialog.close();
        }
        let location = leptos::prelude::window().location();
        if location.hash().is_ok_and(|hash| hash.strip_prefix('#') == Some(id)) {
            drop(location.set_hash(""));
        }
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

/// Hides a popover, after something in it was chosen.
pub(crate) fn hide_popover(id: &str) {
    #[cfg(feature = "hydrate")]
    if let Some(popover) = element::<web_sys::HtmlElement>(id) {
        // Fails where popovers are unknown, and there nothing had opened.
        drop(popover.hide_popover());
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = id;
}

#[cfg(feature = "hydrate")]
fn element<T: JsCast>(id: &str) -> Option<T> {
    leptos::prelude::document().get_element_by_id(id)?.dyn_into().ok()
}
