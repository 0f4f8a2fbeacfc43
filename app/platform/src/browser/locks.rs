//! One tab at a time: the Web Locks API (W3C). web-sys knows it only as unstable.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::AbortSignal;

use super::{property, record};

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            drop(release.call0(&JsValue::NULL));
        }
    }
}

/// Waits for the lock of a name among all tabs of this browser; `None` when the wait was called
/// off. A page that is not secure has no locks: there each tab gets it at once.
pub async fn lock(name: &str, call_off: Option<&AbortSignal>) -> Option<Held> {
    let locks = property(&window().navigator(), "locks");
    let Ok(request) = Reflect::get(&locks, &"request".into()).and_then(JsValue::dyn_into::<Function>) else {
        return Some(Held(None));
    };
    let options = record(&[("signal", call_off.map_or(JsValue::UNDEFINED, JsValue::from))]);

    let release: Rc<RefCell<Option<Function>>> = Rc::default();
    let mut grant = None;
    let granted = Promise::new(&mut |resolve, _| grant = Some(resolve));
    let grant = grant?;
    // The lock is held for as long as the promise that this returns is pending.
    let hold = Closure::<dyn FnMut(JsValue) -> Promise>::new({
        let release = release.clone();
        move |_lock| {
            let held = Promise::new(&mut |resolve, _| {
                release.replace(Some(resolve));
            });
            drop(grant.call0(&JsValue::NULL));
            held
        }
    });
    let requested = request.call3(&locks, &name.into(), &options, hold.as_ref()).ok()?;
    JsFuture::from(Promise::race(&Array::of2(&granted, &requested)))
        .await
        .ok()?;
    let release = release.take()?;
    Some(Held(Some(release)))
}
