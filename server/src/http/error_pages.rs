//! Errors that a browser navigated into, shown as pages.

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::nonce::Nonce;
use platform::{error::AppError, forms::accepts_html, language::Language, looking::Looking};

use super::Stack;

/// Where an error is about to reach a person as JSON, gives them a page instead.
pub async fn layer(State(stack): State<Stack>, request: Request, next: Next) -> Response {
    let navigates = accepts_html(request.headers());
    let sign_in_from = (request.method() == Method::GET).then(|| request.uri().to_string());
    let nonce = request.extensions().get::<Nonce>().cloned();
    let preferred = request
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .and_then(Language::preferred);
    let mut response = next.run(request).await;
    // A body that says beforehand that it is too long is turned away before anything of ours sees it.
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE && response.extensions().get::<AppError>().is_none() {
        let error = AppError::too_large().with_sentence(preferred.unwrap_or_default());
        response = error.into_response();
    }
    let Some(error) = response.extensions().get::<AppError>().cloned() else {
        return response;
    };
    error.note_refusal();
    if !navigates {
        return response;
    }
    let language = response
        .extensions()
        .get::<Language>()
        .copied()
        .or(preferred)
        .unwrap_or_default();
    let looking = response.extensions().get::<Looking>();
    let page = shell::error_document(&stack.leptos, &error, language, nonce, sign_in_from, looking);
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    *response.body_mut() = Body::from(page);
    response
}
