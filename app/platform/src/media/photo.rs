//! Making photos small: decoded within limits, turned upright, without what the camera noted.

use std::{
    fs::File,
    io::{BufReader, Seek},
    path::Path,
    sync::LazyLock,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, imageops::FilterType};
use tokio::sync::Semaphore;

use super::{
    format::{Format, PhotoFormat, TELLING},
    model::{Variant, sizes},
    processing::{Outcome, Refusal},
};
use crate::error::AppError;

/// The most pixels that a photo may have: more than most phones make, and 200 MB in memory.
const MOST_PIXELS: u64 = 50_000_000;
/// The longest side of a photo, in pixels: WebP knows no longer one.
const LONGEST_SIDE: u32 = 16_383;
/// The most memory that decoding one may take, in bytes.
const MOST_MEMORY: u64 = 320 * 1024 * 1024;
/// Of 100: below it skin and sky show steps, above it files grow faster than photos get better.
const QUALITY: f32 = 75.0;
/// How wide the placeholder is, in pixels.
const PLACEHOLDER_WIDE: u32 = 16;
/// How good it is, of 100: nobody sees more than colours.
const PLACEHOLDER_QUALITY: f32 = 30.0;
/// One photo at a time: what two of the largest unfold to would be half a gigabyte.
static DARKROOM: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(1));

/// A photo in all its sizes.
pub(super) struct Developed {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) placeholder: String,
    pub(super) sizes: Vec<(Variant, Vec<u8>)>,
}

/// Makes a photo small, on a thread that may wait.
///
/// # Errors
/// Internal.
pub(super) async fn develop(path: &Path) -> Result<Outcome<Developed>, AppError> {
    let _turn = DARKROOM.acquire().await.map_err(AppError::internal)?;
    let path = path.to_owned();
    tokio::task::spawn_blocking(move || developed(&path))
        .await
        .map_err(AppError::internal)?
}

pub(super) fn developed(path: &Path) -> Result<Outcome<Developed>, AppError> {
    let mut file = File::open(path).map_err(AppError::internal)?;
    let Format::Photo(format) = format_of(&mut file).map_err(AppError::internal)? else {
        return Ok(Err(Refusal::Unreadable));
    };
    let photo = match decoded(file, format) {
        Ok(photo) => photo,
        Err(refusal) => return Ok(Err(refusal)),
    };
    Ok(printed(photo).ok_or(Refusal::Unreadable))
}

fn format_of(file: &mut File) -> std::io::Result<Format> {
    use std::io::Read;

    let mut head = Vec::with_capacity(TELLING);
    file.by_ref().take(TELLING as u64).read_to_end(&mut head)?;
    file.rewind()?;
    Ok(Format::of(&head))
}

/// The photo, upright. How many pixels it has is asked before any is read.
fn decoded(file: File, format: PhotoFormat) -> Result<DynamicImage, Refusal> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(BufReader::new(file), format.decoder());
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if has_too_many_pixels(width, height) {
        return Err(Refusal::TooManyPixels);
    }
    if width == 0 || height == 0 {
        return Err(Refusal::Unreadable);
    }
    // What cannot be read of how it was held does not keep the photo from being shown.
    let orientation = decoder.orientation();
    let mut photo = DynamicImage::from_decoder(decoder).map_err(refused)?;
    if let Ok(orientation) = orientation {
        photo.apply_orientation(orientation);
    }
    Ok(photo)
}

fn has_too_many_pixels(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > MOST_PIXELS
}

fn refused(cause: image::ImageError) -> Refusal {
    match cause {
        image::ImageError::Limits(_) => Refusal::TooManyPixels,
        _ => Refusal::Unreadable,
    }
}

/// All sizes, the largest first, so that each is made from the next larger one.
fn printed(photo: DynamicImage) -> Option<Developed> {
    let shape = (photo.width(), photo.height());
    let mut prints = Vec::new();
    let mut larger = flat(photo);
    let mut whole = None;
    for (variant, wide) in sizes(shape.0).into_iter().rev() {
        larger = resized(larger, (wide, high_for(shape, wide)));
        whole.get_or_insert((larger.width(), larger.height()));
        prints.push((variant, webp(&larger, QUALITY)?));
    }
    prints.reverse();
    let (width, height) = whole?;
    let wide = PLACEHOLDER_WIDE.min(width);
    let tiny = resized(larger, (wide, high_for(shape, wide).min(2 * PLACEHOLDER_WIDE)));
    let tiny = STANDARD.encode(webp(&tiny, PLACEHOLDER_QUALITY)?);
    Some(Developed {
        width,
        height,
        placeholder: format!("data:image/webp;base64,{tiny}"),
        sizes: prints,
    })
}

/// With eight bits for each colour, and see-through only where the photo is.
fn flat(photo: DynamicImage) -> DynamicImage {
    if photo.color().has_alpha() {
        DynamicImage::ImageRgba8(photo.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(photo.into_rgb8())
    }
}

fn resized(photo: DynamicImage, (wide, high): (u32, u32)) -> DynamicImage {
    if (photo.width(), photo.height()) == (wide, high) {
        photo
    } else {
        photo.resize_exact(wide, high, FilterType::CatmullRom)
    }
}

/// How high a photo is at a width.
fn high_for((width, height): (u32, u32), wide: u32) -> u32 {
    let (width, height) = (u64::from(width.max(1)), u64::from(height));
    let high = (height * u64::from(wide) + width / 2) / width;
    u32::try_from(high.max(1)).unwrap_or(LONGEST_SIDE)
}

/// As WebP, with no more than the pixels in it.
fn webp(photo: &DynamicImage, quality: f32) -> Option<Vec<u8>> {
    let (width, height) = (photo.width(), photo.height());
    let encoder = match photo {
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels.as_raw(), width, height),
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels.as_raw(), width, height),
        _ => return None,
    };
    let written = encoder.encode_simple(false, quality).ok()?;
    Some(written.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_has_fifty_million_pixels_at_most() {
        assert!(!has_too_many_pixels(10_000, 4_999));
        assert!(!has_too_many_pixels(10_000, 5_000));
        assert!(has_too_many_pixels(10_000, 5_001));
        assert!(has_too_many_pixels(u32::MAX, u32::MAX));
    }

    #[test]
    fn a_photo_keeps_its_shape() {
        assert_eq!(high_for((4_000, 3_000), 1_600), 1_200);
        assert_eq!(high_for((3_000, 4_000), 320), 427);
        assert_eq!(high_for((16_383, 1), 320), 1);
    }
}
