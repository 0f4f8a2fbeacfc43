//! Waiting for a while, or for somebody.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Lets one task wait until a while has passed or somebody rings, whichever is first.
#[derive(Debug, Default)]
pub struct Bell(RefCell<Option<Function>>);

/// Why a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// Somebody rang.
    Rung,
    /// The while has passed.
    Elapsed,
}

impl Bell {
    /// Ends the wait, if somebody waits.
    pub fn ring(&self) {
        if let Some(wake) = self.0.take() {
            // Resolving a promise cannot fail, and its timer finds it resolved.
            drop(wake.call1(&JsValue::NULL, &JsValue::TRUE));
        }
    }

    /// Waits for `milliseconds` at most.
    pub async fn wait(&self, milliseconds: i32) -> Wake {
        let waiting = Promise::new(&mut |resolve, _| {
            drop(window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds));
            self.0.replace(Some(resolve));
        });
        let rung = JsFuture::from(waiting).await.is_ok_and(|rung| rung.is_truthy());
        if rung { Wake::Rung } else { Wake::Elapsed }
    }
}
