//! Answering a form that carries a file: it posts to a plain route, since its body is read as it
//! comes, and behaves like every other form.

use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};
use ui::form::ByField;

use super::{
    Flash, accepts_html,
    layer::{fitting, go, room_of},
    target::{is_local, local_referer},
};
use crate::{
    context::RequestContext,
    error::{AppError, ErrorKind},
};

/// Where to go on after success, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// A page of ours.
    pub page: String,
    /// A sentence for it.
    pub notice: String,
}

/// Answers as the forms' layer does: sent by the browser itself, 303 to the next page, or back to
/// the form with its messages and what was typed; sent by script, the error with its status, or
/// where to go on as `Location`. The notice waits in the session either way.
pub async fn answer_upload(
    context: &RequestContext,
    headers: &HeaderMap,
    mut typed: ByField,
    outcome: Result<Done, AppError>,
) -> Response {
    let native = accepts_html(headers);
    let form = typed.remove("__form").unwrap_or_default();
    let from = typed
        .remove("__page")
        .filter(|page| is_local(page))
        .or_else(|| local_referer(headers));
    let error = match outcome {
        Ok(done) => return go_on(context, done, native).await,
        Err(error) => error.with_sentence(context.language),
    };
    let turned_away = matches!(error.kind, ErrorKind::SignInRequired | ErrorKind::NotFound);
    let (Some(page), true, false, Ok(session)) = (from, native, turned_away, context.session()) else {
        return error.into_response();
    };
    error.note_refusal();
    let flash = Flash {
        page: page.clone(),
        form,
        typed: fitting(typed, room_of(context)),
        error: Some(error),
        notice: None,
    };
    go(session, Some(flash), &page, HeaderMap::new()).await
}

async fn go_on(context: &RequestContext, done: Done, native: bool) -> Response {
    let Ok(session) = context.session() else {
        return AppError::internal("an upload needs a session").into_response();
    };
    let flash = Flash {
        page: done.page.clone(),
        notice: Some(done.notice),
        ..Flash::default()
    };
    let response = go(session, Some(flash), &done.page, HeaderMap::new()).await;
    if native {
        return response;
    }
    let location = response.headers().get(header::LOCATION).cloned();
    let mut response = axum::Json(()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(location) = location {
        headers.insert(header::LOCATION, location);
    }
    response
}
