//! `GET /dev/outbox/{id}`: a letter's HTML, as a mail program shows it.

use axum::{
    Extension,
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use uuid::Uuid;

use super::{reading::only_in_development, store};
use crate::{context::RequestContext, error::AppError};

/// Mail programs allow inline styles and links, no scripts and nothing from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; \
                      sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

/// A letter's HTML under a policy of its own.
///
/// # Errors
/// Not found, always in production.
pub async fn letter(
    Extension(context): Extension<RequestContext>,
    Path(id): Path<String>,
) -> Result<Response, AppError> {
    only_in_development(&context)?;
    let id = Uuid::parse_str(&id).map_err(|_| AppError::not_found())?;
    let html = store::html(context.pool(), id).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, html).into_response())
}
