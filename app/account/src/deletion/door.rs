//! Where signing in leads while an account is to end: to one page.

use axum::{
    Extension,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use platform::{context::RequestContext, error::AppError, forms::accepts_html, session};

use super::{PAGE, store};

/// What everybody may read, whoever they are.
const OPEN: [&str; 4] = ["/help", "/legal/", "/offline", "/dev/"];

/// Leads from every page to the one of the account's end who signed in to an account that is to
/// end. What is no page knows them as nobody.
pub async fn layer(Extension(context): Extension<RequestContext>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_page = request.method().is_safe() && accepts_html(request.headers());
    let is_open = path == PAGE || OPEN.iter().any(|open| path.starts_with(open));
    if !is_page || is_open {
        return next.run(request).await;
    }
    match is_departing(&context).await {
        Ok(true) => {
            let headers = [
                (header::LOCATION, HeaderValue::from_static(PAGE)),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (StatusCode::SEE_OTHER, headers).into_response()
        }
        Ok(false) => next.run(request).await,
        Err(error) => error.with_sentence(context.language).into_response(),
    }
}

/// Asks the database only about a session that is somebody's, and yet of nobody who is here.
async fn is_departing(context: &RequestContext) -> Result<bool, AppError> {
    let (None, Some(session)) = (&context.viewer, &context.session) else {
        return Ok(false);
    };
    if session.id().is_none() {
        return Ok(false);
    }
    match session::account_of(session).await? {
        Some(account) => store::is_planned(context.pool(), account).await,
        None => Ok(false),
    }
}
