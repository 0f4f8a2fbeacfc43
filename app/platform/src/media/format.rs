//! What a file is, by its first bytes: its name and what the browser says of it are not asked.

use super::model::Kind;

/// How many bytes tell what a file is.
pub(super) const TELLING: usize = 512;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A photo that can be read.
    Photo(PhotoFormat),
    /// A container of sound or pictures that move, or both: only looking inside tells which.
    Clip(Container),
    /// A photo as iPhones keep it (HEIC), or one of its kin: nothing here reads it.
    Heic,
    /// Anything else.
    Other,
}

/// The photos that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoFormat {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// GIF, of which the first picture counts.
    Gif,
}

/// The containers that browsers record into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// `WebM`, a kind of Matroska.
    Webm,
    /// Ogg.
    Ogg,
    /// MP4.
    Mp4,
}

impl Format {
    /// What a file is that begins so.
    pub fn of(head: &[u8]) -> Self {
        let Some(found) = infer::get(head) else {
            return Self::Other;
        };
        match found.mime_type() {
            "image/jpeg" => Self::Photo(PhotoFormat::Jpeg),
            "image/png" => Self::Photo(PhotoFormat::Png),
            "image/webp" => Self::Photo(PhotoFormat::Webp),
            "image/gif" => Self::Photo(PhotoFormat::Gif),
            "image/heif" | "image/avif" => Self::Heic,
            "video/webm" | "video/x-matroska" => Self::Clip(Container::Webm),
            "audio/ogg" | "audio/opus" | "video/ogg" => Self::Clip(Container::Ogg),
            "video/mp4" | "audio/m4a" | "video/x-m4v" | "video/quicktime" => Self::Clip(Container::Mp4),
            _ => Self::Other,
        }
    }

    /// Whether it can be one of these kinds.
    pub(super) fn can_be_one_of(self, kinds: &[Kind]) -> bool {
        match self {
            Self::Photo(_) => kinds.contains(&Kind::Photo),
            Self::Clip(_) => kinds.contains(&Kind::Voice) || kinds.contains(&Kind::Video),
            Self::Heic | Self::Other => false,
        }
    }
}

impl PhotoFormat {
    /// As the decoder calls it.
    pub(super) const fn decoder(self) -> image::ImageFormat {
        match self {
            Self::Jpeg => image::ImageFormat::Jpeg,
            Self::Png => image::ImageFormat::Png,
            Self::Webp => image::ImageFormat::WebP,
            Self::Gif => image::ImageFormat::Gif,
        }
    }
}

impl Container {
    /// What reads it, as ffmpeg calls it. Named, so that no file is taken for a list of other files.
    pub(super) const fn reader(self) -> &'static str {
        match self {
            Self::Webm => "matroska",
            Self::Ogg => "ogg",
            Self::Mp4 => "mov",
        }
    }

    /// What writes it, as ffmpeg calls it.
    pub(super) const fn writer(self) -> &'static str {
        match self {
            Self::Webm => "webm",
            Self::Ogg => "ogg",
            Self::Mp4 => "mp4",
        }
    }

    /// What it is for a browser.
    pub(super) const fn content_type(self, kind: Kind) -> &'static str {
        match (self, kind) {
            (Self::Webm, Kind::Video) => "video/webm",
            (Self::Webm, _) => "audio/webm",
            (Self::Ogg, Kind::Video) => "video/ogg",
            (Self::Ogg, _) => "audio/ogg",
            (Self::Mp4, Kind::Video) => "video/mp4",
            (Self::Mp4, _) => "audio/mp4",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_file_is_what_it_begins_with() {
        let mp4 = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom";
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        let webm = [
            b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm"
                .as_slice(),
            &[0; 64],
        ]
        .concat();
        for (head, format) in [
            (
                b"\xff\xd8\xff\xe0\0\x10JFIF".as_slice(),
                Format::Photo(PhotoFormat::Jpeg),
            ),
            (b"\x89PNG\r\n\x1a\n", Format::Photo(PhotoFormat::Png)),
            (b"GIF89a\x01\0\x01\0", Format::Photo(PhotoFormat::Gif)),
            (b"RIFF\x24\0\0\0WEBPVP8 ", Format::Photo(PhotoFormat::Webp)),
            (b"OggS\0\x02\0\0\0\0\0\0\0\0", Format::Clip(Container::Ogg)),
            (mp4, Format::Clip(Container::Mp4)),
            (&webm, Format::Clip(Container::Webm)),
            (heic, Format::Heic),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", Format::Other),
            (b"#EXTM3U\nhttp://169.254.169.254/", Format::Other),
            (b"MZ\x90\0", Format::Other),
            (b"%PDF-1.7", Format::Other),
            (b"", Format::Other),
        ] {
            assert_eq!(Format::of(head), format, "{}", String::from_utf8_lossy(head));
        }
    }

    proptest! {
        #[test]
        fn whatever_begins_a_file_is_something(head in prop::collection::vec(any::<u8>(), 0..TELLING)) {
            let _ = Format::of(&head);
        }
    }
}
