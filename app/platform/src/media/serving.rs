//! `GET /media/{id}/{variant}`: what somebody may see, in parts if the browser asks for parts.

use axum::{
    Extension, Router,
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use http_range_header::parse_range_header;
use uuid::Uuid;

use super::{
    model::{Kind, Variant, sizes},
    store::{self, Servable},
};
use crate::{context::RequestContext, error::AppError, storage::Storage};

/// What never changes under its address may be kept by the browser of who asked. With another
/// cookie it is asked for again: whoever signs in after them is not shown it.
const KEPT: &str = "private, max-age=31536000, immutable";

/// The route. Wants the request context as an extension.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/media/{id}/{variant}", get(serve))
}

/// A photo in a size, a voice or a film, for who hears its audience.
///
/// # Errors
/// 401 when nobody is signed in; 404 where there is nothing for who asks; 416 for a part that it
/// does not have.
pub async fn serve(
    Extension(context): Extension<RequestContext>,
    Path((id, variant)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let member = context.member()?;
    let media = Uuid::parse_str(&id).map_err(|_| AppError::not_found())?;
    let variant = Variant::of_word(&variant).ok_or_else(AppError::not_found)?;
    let found = store::servable(context.pool(), &member, media).await?;
    let content_type = content_type(&found, variant).ok_or_else(AppError::not_found)?;
    let name = found.file.of_part(variant.word());
    let storage = Storage::of(&context.services.configuration);
    let length = storage.length(&name).await?;
    let (status, stored, range) = match wanted(&headers, length) {
        Wanted::All => (StatusCode::OK, storage.read(&name).await?, None),
        Wanted::Part(from, to) => (
            StatusCode::PARTIAL_CONTENT,
            storage.read_part(&name, from..=to).await?,
            Some(format!("bytes {from}-{to}/{length}")),
        ),
        Wanted::Beyond => {
            let range = [(header::CONTENT_RANGE, format!("bytes */{length}"))];
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, range).into_response());
        }
    };
    let content_type = HeaderValue::from_str(&content_type).map_err(AppError::internal)?;
    let fixed: [(HeaderName, HeaderValue); 6] = [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_LENGTH, stored.length.into()),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("inline")),
        (header::ACCEPT_RANGES, HeaderValue::from_static("bytes")),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEPT)),
        (header::VARY, HeaderValue::from_static("Cookie")),
    ];
    let mut response = (status, fixed, stored.body).into_response();
    if let Some(range) = range.and_then(|range| HeaderValue::from_str(&range).ok()) {
        response.headers_mut().insert(header::CONTENT_RANGE, range);
    }
    Ok(response)
}

/// What is served under a variant; nothing where this is not kept in it.
fn content_type(found: &Servable, variant: Variant) -> Option<String> {
    match (found.kind, variant) {
        (Kind::Photo, Variant::Clip) => None,
        (Kind::Photo, size) => {
            let kept = sizes(found.width?).iter().any(|(kept, _)| *kept == size);
            kept.then(|| "image/webp".to_owned())
        }
        (Kind::Voice | Kind::Video, Variant::Clip) => found.content_type.clone(),
        (Kind::Voice | Kind::Video, _) => None,
    }
}

/// What a browser asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Everything.
    All,
    /// From a byte to a byte, both with it.
    Part(u64, u64),
    /// What is not there.
    Beyond,
}

/// One part is answered as one; several, or what cannot be understood, as everything, which
/// RFC 9110, 14.2 allows.
pub(super) fn wanted(headers: &HeaderMap, length: u64) -> Wanted {
    let Some(range) = headers.get(header::RANGE).and_then(|range| range.to_str().ok()) else {
        return Wanted::All;
    };
    let Ok(parsed) = parse_range_header(range) else {
        return Wanted::All;
    };
    if parsed.ranges.len() != 1 {
        return Wanted::All;
    }
    match parsed.validate(length) {
        Ok(ranges) => ranges
            .first()
            .map_or(Wanted::All, |range| Wanted::Part(*range.start(), *range.end())),
        Err(_) => Wanted::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn asked(range: &str) -> HeaderMap {
        HeaderValue::from_str(range)
            .map(|range| [(header::RANGE, range)].into_iter().collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_part_is_what_was_asked_for() {
        for (range, wants) in [
            ("bytes=0-9", Wanted::Part(0, 9)),
            ("bytes=90-", Wanted::Part(90, 99)),
            ("bytes=-10", Wanted::Part(90, 99)),
            ("bytes=100-", Wanted::Beyond),
            ("bytes=0-1,5-6", Wanted::All),
            ("lines=1-2", Wanted::All),
        ] {
            assert_eq!(wanted(&asked(range), 100), wants, "{range}");
        }
        assert_eq!(wanted(&HeaderMap::new(), 100), Wanted::All);
    }

    proptest! {
        // No part reaches beyond the file, whatever is asked for.
        #[test]
        fn no_part_lies_outside_the_file(range in "bytes=[0-9]{0,12}-[0-9]{0,12}(,[0-9]{0,3}-[0-9]{0,3})?|\\PC{0,20}", length in 1_u64..1_000_000) {
            if let Wanted::Part(from, to) = wanted(&asked(&range), length) {
                prop_assert!(from <= to && to < length, "{from}-{to} of {length}");
            }
        }
    }
}
