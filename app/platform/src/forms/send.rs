//! Sending a form by script.

use std::time::Duration;

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{FormData, Headers, HtmlElement, HtmlFormElement, RequestInit, Response, UrlSearchParams};

use super::{
    Afterwards, Notices, Sending,
    form::{messages, way_on},
};
use crate::{
    browser,
    drafts::{Draft, Outbox, new_key},
    error::AppError,
    live::Live,
};
use ui::form::{ByField, FormState};

/// How long the router takes at most to leave a page whose successor is there already.
const LEAVING: Duration = Duration::from_millis(300);

/// What became of a post.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The server has it.
    Done {
        /// The page to go on to, if the server named one.
        location: Option<String>,
        /// A sentence to show.
        notice: Option<String>,
    },
    /// The server refused it, or could not be reached (kind `Offline`).
    Failed(AppError),
}

/// Posts a URL-encoded body to a server function.
pub async fn post(action: &str, body: &str) -> Outcome {
    match call(action, body).await {
        Ok((headers, _)) => Outcome::Done {
            location: headers.get("location").ok().flatten(),
            notice: headers
                .get("parvis-notice")
                .ok()
                .flatten()
                .and_then(|notice| decode(&notice)),
        },
        Err(error) => Outcome::Failed(error),
    }
}

/// Asks a server function for its answer: JSON.
///
/// # Errors
/// What the server refused, or `Offline`.
pub(crate) async fn ask(action: &str, body: &str) -> Result<String, AppError> {
    call(action, body).await.map(|(_, text)| text)
}

async fn call(action: &str, body: &str) -> Result<(Headers, String), AppError> {
    let (response, text) = fetch(action, body).await.map_err(|_| AppError::offline())?;
    if response.ok() {
        return Ok((response.headers(), text));
    }
    Err(serde_json::from_str(&text).unwrap_or_else(|_| match response.status() {
        502..=504 => AppError::offline(),
        _ => AppError::unreadable(),
    }))
}

async fn fetch(action: &str, body: &str) -> Result<(Response, String), JsValue> {
    let headers = Headers::new()?;
    headers.set("accept", "application/json")?;
    headers.set("content-type", "application/x-www-form-urlencoded")?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&JsValue::from_str(body));
    browser::fetch(action, &init).await
}

/// Undoes form encoding: `+` is a space.
fn decode(notice: &str) -> Option<String> {
    js_sys::decode_uri_component(&notice.replace('+', " "))
        .ok()?
        .as_string()
}

/// What a form does when it is submitted.
pub(super) fn on_submit(
    action: &'static str,
    (sending, afterwards): (Sending, Afterwards),
    touches: &'static [&'static str],
    state: FormState,
    draft: Option<Draft>,
) -> impl Fn(SubmitEvent) + 'static {
    let navigate = use_navigate();
    let notices = use_context::<Notices>();
    let live = use_context::<Live>();
    let outbox = use_context::<Outbox>().filter(|outbox| sending == Sending::Kept && outbox.is_open());
    move |event: SubmitEvent| {
        if sending == Sending::Native || event.default_prevented() {
            return;
        }
        let Some(form) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlFormElement>().ok())
        else {
            return;
        };
        let Some(mut body) = encode(&form, &event) else { return };
        event.prevent_default();
        if state.busy.get_untracked() {
            return;
        }
        state.busy.set(true);
        let navigate = navigate.clone();
        if sending == Sending::Kept {
            body = format!("{body}&key={}", new_key());
        }
        let ending = draft.map(Draft::ending);
        if let Some(live) = live {
            live.posting();
        }
        spawn_local(async move {
            let outcome = match outbox {
                Some(outbox) => outbox.post_in_order(action, &body).await,
                None => post(action, &body).await,
            };
            state.busy.set(false);
            match outcome {
                Outcome::Done { location, notice } => {
                    state.errors.update(ByField::clear);
                    state.message.set(None);
                    if let Some(ending) = ending {
                        ending.await;
                    }
                    if afterwards == Afterwards::StartsAnew {
                        form.reset();
                    }
                    if let Some(live) = live {
                        live.touch(touches);
                    }
                    if let (Some(notices), Some(notice)) = (notices, notice) {
                        notices.show(notice);
                    }
                    let Some(location) = location else {
                        return answered(live);
                    };
                    let leaves = super::form::page() != location;
                    navigate(&location, NavigateOptions::default());
                    if leaves {
                        // The page that is left asks for nothing more.
                        set_timeout(move || answered(live), LEAVING);
                    } else {
                        answered(live);
                    }
                }
                Outcome::Failed(error) => {
                    if error.is_offline()
                        && let Some(outbox) = outbox
                        && outbox.keep(action, &body, touches).await
                    {
                        state.errors.update(ByField::clear);
                        state.message.set(None);
                        if let Some(ending) = ending {
                            ending.await;
                        }
                        return answered(live);
                    }
                    let (message, errors) = messages(&error);
                    state.message.set(message);
                    state.way_on.set(way_on(&error));
                    state.errors.set(errors);
                    request_animation_frame(move || focus_first_invalid(&form));
                    answered(live);
                }
            }
        });
    }
}

fn answered(live: Option<Live>) {
    if let Some(live) = live {
        live.answered();
    }
}

/// The form's fields and the button that was pressed, URL-encoded.
fn encode(form: &HtmlFormElement, event: &SubmitEvent) -> Option<String> {
    let data = FormData::new_with_form(form).ok()?;
    if let Some(button) = event.submitter() {
        let name = browser::text(&button, "name");
        if !name.is_empty() {
            data.append_with_str(&name, &browser::text(&button, "value")).ok()?;
        }
    }
    let parameters = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    Some(parameters.to_string().into())
}

/// Takes the person to the first field with a message.
fn focus_first_invalid(form: &HtmlFormElement) {
    let field = form.query_selector("[aria-invalid=true]").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
