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

/// Whether text can be put on the clipboard: only a secure page may.
pub(crate) fn can_copy() -> bool {
    #[cfg(feature = "hydrate")]
    return offers("clipboard");
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Puts `text` on the clipboard, then calls `done` if that worked.
pub(crate) fn copy(text: &str, done: impl FnOnce() + 'static) {
    #[cfg(feature = "hydrate")]
    if can_copy() {
        let writing = leptos::prelude::window().navigator().clipboard().write_text(text);
        leptos::task::spawn_local(async move {
            if wasm_bindgen_futures::JsFuture::from(writing).await.is_ok() {
                done();
            }
        });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (text, done);
}

/// Whether the device has a sheet for sharing.
pub(crate) fn can_share() -> bool {
    #[cfg(feature = "hydrate")]
    return offers("share");
    #[cfg(not(feature = "hydrate"))]
    false
}

/// Opens the device's sheet for sharing; that a person closes it again is no error.
pub(crate) fn share(title: &str, text: &str, url: &str) {
    #[cfg(feature = "hydrate")]
    if can_share() {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_text(text);
        data.set_url(url);
        let sharing = leptos::prelude::window().navigator().share_with_data(&data);
        leptos::task::spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(sharing).await) });
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = (title, text, url);
}

#[cfg(feature = "hydrate")]
fn element<T: JsCast>(id: &str) -> Option<T> {
    leptos::prelude::document().get_element_by_id(id)?.dyn_into().ok()
}

#[cfg(feature = "hydrate")]
fn offers(name: &str) -> bool {
    js_sys::Reflect::get(&leptos::prelude::window().navigator(), &name.into()).is_ok_and(|value| !value.is_undefined())
}
