//! Files that arrive in tests of other crates.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be arranged should stop at once"
)]

use axum::{
    body::Body,
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

use super::{Upload, model::Kind};
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
