//! Requests that give up.

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Headers, RequestCache, RequestInit, Response};

/// A request that takes longer has failed: a phone between two networks never says so itself.
const LONGEST: i32 = 20_000;

/// Sends a request to our server and reads the whole answer: the response and its text.
///
/// # Errors
/// The server could not be reached, or did not answer within 20 seconds.
pub async fn fetch(path: &str, init: &RequestInit) -> Result<(Response, String), JsValue> {
    let giving_up = AbortController::new()?;
    init.set_signal(Some(&giving_up.signal()));
    let abort = js_sys::Reflect::get(&giving_up, &"abort".into())?
        .dyn_into::<js_sys::Function>()?
        .bind0(&giving_up);
    let timer = window().set_timeout_with_callback_and_timeout_and_arguments_0(&abort, LONGEST)?;
    let answer = read(path, init).await;
    window().clear_timeout_with_handle(timer);
    answer
}

async fn read(path: &str, init: &RequestInit) -> Result<(Response, String), JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str_and_init(path, init))
        .await?
        .dyn_into()?;
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response, text))
}

/// Asks for JSON: the status and the text of the answer.
///
/// # Errors
/// As [`fetch`].
pub async fn get(path: &str) -> Result<(u16, String), JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    let init = RequestInit::new();
    init.set_headers(&headers);
    init.set_cache(RequestCache::NoStore);
    let (response, text) = fetch(path, &init).await?;
    Ok((response.status(), text))
}
