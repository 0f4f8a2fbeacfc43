//! The link itself, followed in the browser that registered.

use axum::{
    Extension,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use platform::context::RequestContext;

/// Where the links lead.
const PAGE: &str = "/verify/";

/// Makes the account when `GET /verify/{token}` comes from the browser that registered, and goes
/// on from there. Everything else passes: the page of the same address asks for the password.
pub async fn layer(Extension(context): Extension<RequestContext>, request: Request, next: Next) -> Response {
    let token = match *request.method() {
        Method::GET => request
            .uri()
            .path()
            .strip_prefix(PAGE)
            .filter(|token| !token.contains('/')),
        _ => None,
    };
    let Some(token) = token else {
        return next.run(request).await;
    };
    match super::confirm_here(&context, token).await {
        Ok(Some(page)) => see_other(&page),
        Ok(None) => next.run(request).await,
        Err(error) => error.with_sentence(context.language).into_response(),
    }
}

fn see_other(page: &str) -> Response {
    let location = HeaderValue::from_str(page).unwrap_or(HeaderValue::from_static("/"));
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}
