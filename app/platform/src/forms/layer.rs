//! The HTTP side of forms: see the module's page.

use axum::{
    Extension,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_sessions::Session;
use ui::form::ByField;

use super::{
    Flash,
    input::NOTICE,
    target::{is_local, local_referer},
};
use crate::{context::RequestContext, error::AppError};

/// The most that a form may carry: fifty thousand characters of any script, encoded, are 600 KB.
pub const LARGEST_FORM: usize = 1024 * 1024;
/// The most bytes of a form's name.
const LONGEST_NAME: usize = 100;
/// The most bytes of a failed form that the session of a visitor keeps: what they fill in is short.
pub(super) const MOST_OF_VISITORS: usize = 8 * 1024;
/// Where the session keeps the flash.
const FLASH_KEY: &str = "flash";
/// Set by server functions on failure.
const FAILED: &str = "serverfnerror";
/// What a function may say to the browser beside where to go on.
const KEPT: [HeaderName; 2] = [header::SET_COOKIE, HeaderName::from_static("clear-site-data")];
/// Fields whose value never comes back.
const SECRETS: [&str; 7] = [
    "password",
    "new_password",
    "current_password",
    "token",
    "one_time_code",
    "recovery_code",
    "credential",
];

/// Makes the browser's own way of sending a form equal to the script's.
pub async fn layer(
    Extension(context): Extension<RequestContext>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let native = accepts_html(request.headers());
    match *request.method() {
        Method::POST if is_server_function(&request) && native => submit(context, session, request, next).await,
        _ if is_server_function(&request) => answer_script(&context, next.run(request).await).await,
        Method::GET if native && !is_server_function(&request) => show(context, session, request, next).await,
        _ => next.run(request).await,
    }
}

fn is_server_function(request: &Request) -> bool {
    request.uri().path().starts_with("/api/")
}

/// Whether a browser navigates, as opposed to a script that fetches.
pub fn accepts_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// A form that the browser sent itself: run the function, then redirect.
async fn submit(context: RequestContext, session: Session, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let referer = local_referer(&parts.headers);
    let Ok(body) = to_bytes(body, LARGEST_FORM).await else {
        return AppError::too_large().into_response();
    };
    let mut typed: ByField = url::form_urlencoded::parse(&body).into_owned().collect();
    let form = typed
        .remove("__form")
        .map(without_nul)
        .filter(|form| form.len() <= LONGEST_NAME)
        .unwrap_or_default();
    let page = typed
        .remove("__page")
        .filter(|page| is_local(page))
        .or(referer)
        .unwrap_or_else(|| "/".to_owned());

    parts
        .headers
        .insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;

    if response.status() == StatusCode::NOT_FOUND && !response.headers().contains_key(FAILED) {
        return AppError::not_found().into_response();
    }
    if response.headers().contains_key(FAILED) || !response.status().is_success() {
        let error = read_error(&context, response).await;
        error.note_refusal();
        let flash = Flash {
            page: page.clone(),
            form,
            typed: fitting(typed, room_of(&context)),
            error: Some(error),
            notice: None,
        };
        return go(&session, Some(flash), &page, HeaderMap::new()).await;
    }
    let location = response
        .headers()
        .get(header::LOCATION)
        .and_then(|to| to.to_str().ok())
        .filter(|to| is_local(to));
    let target = location.unwrap_or(&page).to_owned();
    let notice = response
        .headers()
        .get(NOTICE)
        .and_then(|notice| notice.to_str().ok())
        .map(decode);
    let flash = notice.map(|notice| Flash {
        page: target.clone(),
        notice: Some(notice),
        ..Flash::default()
    });
    let kept = response.headers().iter().filter(|(name, _)| KEPT.contains(name));
    let kept = kept.map(|(name, value)| (name.clone(), value.clone())).collect();
    go(&session, flash, &target, kept).await
}

/// How many bytes of a failed form come back. Anybody can be a visitor, as often as they like.
pub(super) fn room_of(context: &RequestContext) -> usize {
    match context.viewer {
        Some(_) => LARGEST_FORM,
        None => MOST_OF_VISITORS,
    }
}

/// What comes back of a form that failed: no secrets, nothing that the session cannot keep, and the
/// fields that there is room for.
pub(super) fn fitting(typed: ByField, mut room: usize) -> ByField {
    let open = typed
        .into_iter()
        .map(|(name, value)| (without_nul(name), without_nul(value)))
        .filter(|(name, _)| !name.starts_with("__") && !SECRETS.contains(&name.as_str()));
    open.take_while(|(name, value)| {
        let bytes = name.len() + value.len();
        let fits = bytes <= room;
        room = room.saturating_sub(bytes);
        fits
    })
    .collect()
}

/// A text without the one character that PostgreSQL cannot keep.
fn without_nul(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    }
}

/// Leaves a sentence for the next time that this browser opens a page: for routes that are no forms.
///
/// # Errors
/// Internal.
pub async fn leave_notice(session: &Session, page: &str, sentence: &str) -> Result<(), AppError> {
    let flash = Flash {
        page: page.to_owned(),
        notice: Some(sentence.to_owned()),
        ..Flash::default()
    };
    session.insert(FLASH_KEY, flash).await.map_err(AppError::internal)
}

/// Redirects with 303 (RFC 9110, 15.4.4), leaving the flash in the session.
pub(super) async fn go(session: &Session, flash: Option<Flash>, target: &str, cookies: HeaderMap) -> Response {
    if let Some(flash) = flash
        && let Err(cause) = session.insert(FLASH_KEY, flash).await
    {
        tracing::warn!(%cause, "a form's message could not be kept");
    }
    let Ok(location) = HeaderValue::from_str(target) else {
        return AppError::not_found().into_response();
    };
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response();
    response.headers_mut().extend(cookies);
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A script's call: the error's own status, and its sentence.
async fn answer_script(context: &RequestContext, response: Response) -> Response {
    if !response.headers().contains_key(FAILED) {
        return response;
    }
    read_error(context, response).await.into_response()
}

async fn read_error(context: &RequestContext, response: Response) -> AppError {
    let bytes = to_bytes(response.into_body(), LARGEST_FORM)
        .await
        .unwrap_or_else(|_| Bytes::new());
    let error: AppError =
        serde_json::from_slice(&bytes).unwrap_or_else(|_| AppError::internal("an error without a body"));
    error.with_sentence(context.language)
}

/// A page: give it the flash that waits for it.
async fn show(context: RequestContext, session: Session, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let flash = take_flash(&context, &session, &parts).await;
    let Some(flash) = flash else {
        return next.run(Request::from_parts(parts, body)).await;
    };
    parts.extensions.insert(flash);
    let mut response = next.run(Request::from_parts(parts, body)).await;
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn take_flash(context: &RequestContext, session: &Session, parts: &Parts) -> Option<Flash> {
    // Asking for it loads the session: not worth it for a browser without one.
    parts.headers.get(header::COOKIE)?;
    let flash: Flash = session.get(FLASH_KEY).await.ok()??;
    let page = parts.uri.path_and_query()?.as_str();
    if flash.page.split('#').next() != Some(page) {
        return None;
    }
    let removed = session.remove::<Flash>(FLASH_KEY).await;
    if context.viewer.is_none() && session.is_empty().await {
        // Nothing else in it: an anonymous browser needs no session.
        let _ = session.flush().await;
    }
    removed.ok()?
}

fn decode(notice: &str) -> String {
    url::form_urlencoded::parse(notice.as_bytes())
        .next()
        .map(|(sentence, _)| sentence.into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_notice_survives_its_header() {
        let encoded: String = url::form_urlencoded::byte_serialize("Enregistré, à demain & merci".as_bytes()).collect();
        assert_eq!(decode(&encoded), "Enregistré, à demain & merci");
    }

    proptest! {
        // Whatever is sent, nothing secret and nothing that the database cannot keep waits in a session.
        #[test]
        fn no_secret_comes_back(fields in prop::collection::vec((prop_oneof!["\\PC{0,12}", prop::sample::select(SECRETS.to_vec()).prop_map(str::to_owned), Just("__key".to_owned())], "(\\PC|\0){0,20}"), 0..8), signed_in: bool) {
            let typed: ByField = fields.into_iter().collect();
            let all = typed.clone();
            let kept = fitting(typed, if signed_in { LARGEST_FORM } else { MOST_OF_VISITORS });
            for (name, value) in &kept {
                prop_assert!(!SECRETS.contains(&name.as_str()) && !name.starts_with("__"));
                prop_assert!(!name.contains('\0') && !value.contains('\0'));
            }
            let open = all.keys().filter(|name| !SECRETS.contains(&name.as_str()) && !name.starts_with("__"));
            prop_assert_eq!(kept.len(), open.count(), "what is not secret does");
        }

        // What one visitor leaves in the database is little, whatever they send.
        #[test]
        fn a_visitor_leaves_little(sizes in prop::collection::vec(0_usize..20_000, 0..20)) {
            let typed = sizes.into_iter().enumerate().map(|(place, size)| (format!("field{place:02}"), "a".repeat(size))).collect();
            let kept = fitting(typed, MOST_OF_VISITORS);
            let bytes: usize = kept.iter().map(|(name, value)| name.len() + value.len()).sum();
            prop_assert!(bytes <= MOST_OF_VISITORS);
        }
    }
}
