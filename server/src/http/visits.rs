//! Visits of the public pages: one more on the day's count of their kind, and nothing about who came.

use axum::{
    Extension,
    extract::Request,
    http::{HeaderMap, Method},
    middleware::Next,
    response::Response,
};
use platform::{
    context::RequestContext,
    counts::{self, Counted},
    forms::accepts_html,
};

/// Counts a page that a visitor asked for and got. Whoever is signed in is no visitor.
pub async fn layer(Extension(context): Extension<RequestContext>, request: Request, next: Next) -> Response {
    let is_visit = request.method() == Method::GET
        && context.viewer.is_none()
        && accepts_html(request.headers())
        && !is_ahead_of_time(request.headers());
    let visited = if is_visit {
        Counted::visit_of(request.uri().path())
    } else {
        None
    };
    let response = next.run(request).await;
    if let Some(visited) = visited
        && response.status().is_success()
        && counts::count(context.pool(), &context.services, visited).await.is_err()
    {
        // The cause was logged; nobody goes without their page for a number.
        tracing::warn!("a visit was not counted");
    }
    response
}

/// A browser that fetches a page in case somebody goes there (Fetch, `Sec-Purpose`).
fn is_ahead_of_time(headers: &HeaderMap) -> bool {
    headers
        .get("sec-purpose")
        .is_some_and(|purpose| purpose.as_bytes().starts_with(b"prefetch"))
}
