//! Files that arrive in tests of other crates.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be arranged should stop at once"
)]

use std::io::Write;

use axum::{
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
    http::{HeaderMap, HeaderValue, header},
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::{
    Upload,
    model::Kind,
    photo,
    serving::{self, Wanted},
};
use crate::{context::RequestContext, error::AppError};

/// What stands between the parts of a form.
pub const EDGE: &str = "an-edge-between-parts";

/// A form with a file and its words, as a browser sends it, whatever the file is called.
pub fn form(file: &[u8], words: &str) -> Vec<u8> {
    let part = |head: &str, content: &[u8]| {
        let head = format!("--{EDGE}\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        [head.as_bytes(), content, b"\r\n"].concat()
    };
    let kind = "name=\"file\"; filename=\"a.exe\"\r\nContent-Type: application/x-msdownload";
    [
        part("name=\"alternative\"", words.as_bytes()),
        part(kind, file),
        format!("--{EDGE}--\r\n").into_bytes(),
    ]
    .concat()
}

/// Reads such a form.
///
/// # Errors
/// As [`Upload::read`].
pub async fn reads(context: &RequestContext, form: Vec<u8>, kinds: &[Kind]) -> Result<Upload, AppError> {
    let mut request = Request::post("/")
        .header("content-type", format!("multipart/form-data; boundary={EDGE}"))
        .body(Body::from(form))
        .expect("a request");
    DefaultBodyLimit::disable().apply(&mut request);
    let form = Multipart::from_request(request, &()).await.expect("a form");
    Upload::read(context, &context.member()?, form, kinds).await
}

/// A JPEG with something to see on it, left brighter than right.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    written(width, height, ImageFormat::Jpeg)
}

/// The same in another format.
pub fn written(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let shade = |part: u32, of: u32| u8::try_from(255 - part * 255 / of.max(1)).unwrap_or(0);
    let photo = RgbImage::from_fn(width, height, |x, y| Rgb([shade(x, width), shade(y, height), 90]));
    let mut file = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(photo)
        .write_to(&mut file, format)
        .expect("a picture");
    file.into_inner()
}

/// The width and height of the largest size, and the files of all sizes, that are made of somebody's photo; nothing
/// for one that is refused.
pub fn developed(photo: &[u8]) -> Option<(u32, u32, Vec<Vec<u8>>)> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(photo).expect("a photo");
    let developed = photo::developed(file.path()).expect("an outcome").ok()?;
    let sizes = developed.sizes.into_iter().map(|(_, file)| file).collect();
    Some((developed.width, developed.height, sizes))
}

/// What is served of a file of a length to who asks with a `Range`: its first and its last byte, or nothing.
pub fn served(range: &HeaderValue, length: u64) -> Option<(u64, u64)> {
    let headers = HeaderMap::from_iter([(header::RANGE, range.clone())]);
    match serving::wanted(&headers, length) {
        Wanted::All => Some((0, length.saturating_sub(1))),
        Wanted::Part(from, to) => Some((from, to)),
        Wanted::Beyond => None,
    }
}
