//! `GET /api/sync/changes?since=`: the change feed as one answer.

use axum::{
    Extension, Json,
    extract::Query,
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::{Since, audiences, changes_since};
use crate::{context::RequestContext, error::AppError};

/// The parameters of `sync`.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    /// A cursor, or an ISO 8601 moment.
    since: Option<String>,
}

/// What changed for the caller since a cursor or moment; the last 24 hours by default.
///
/// # Errors
/// 401 when nobody is signed in, 422 for a `since` that is neither.
pub async fn sync(
    Extension(context): Extension<RequestContext>,
    Query(parameters): Query<Parameters>,
) -> Result<Response, AppError> {
    let member = context.member()?;
    let since = since(parameters.since.as_deref())?;
    let audiences = audiences(context.pool(), &member).await?;
    let batch = changes_since(context.pool(), &audiences, since, context.now()).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(batch)).into_response())
}

/// The meaning of a `since` that may be missing.
pub(super) fn since(text: Option<&str>) -> Result<Option<Since>, AppError> {
    match text {
        None | Some("") => Ok(None),
        Some(text) => Since::parse(text)
            .map(Some)
            .ok_or_else(|| AppError::invalid_field("since", "since_malformed", String::new())),
    }
}
