//! `GET /account/export/{id}`: fetching one's copy.

use axum::{
    Extension,
    extract::Path,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use platform::{audit, clock::day_in, context::RequestContext, error::AppError, storage::Storage};
use serde_json::json;
use uuid::Uuid;

use super::store;

/// A member's own copy, as a file to keep.
///
/// # Errors
/// 401 when nobody is signed in; 404 when it is another's, its time is over, or it is not made.
pub async fn download(
    Extension(context): Extension<RequestContext>,
    Path(export): Path<String>,
) -> Result<Response, AppError> {
    let member = context.member()?;
    let export = Uuid::parse_str(&export).map_err(|_| AppError::not_found())?;
    let file = store::ready(context.pool(), &member, export, context.now()).await?;
    let stored = Storage::of(&context.services.configuration).read(&file).await?;
    audit::record(
        context.pool(),
        &context,
        Some(member.account()),
        "export.fetched",
        &export.to_string(),
        json!({}),
    )
    .await?;
    let day = day_in(member.time_zone(), context.now());
    let name =
        HeaderValue::from_str(&format!("attachment; filename=\"parvis-{day}.zip\"")).map_err(AppError::internal)?;
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/zip")),
        (header::CONTENT_LENGTH, stored.length.into()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, stored.body).into_response())
}
