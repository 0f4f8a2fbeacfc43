//! The words of media, the same on both sides.

use serde::{Deserialize, Serialize};

/// What something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A picture.
    Photo,
    /// Something said.
    Voice,
    /// Something filmed.
    Video,
}

impl Kind {
    /// How many bytes a file of it may have.
    pub const fn heaviest(self) -> u64 {
        const MEBIBYTE: u64 = 1024 * 1024;
        match self {
            Self::Photo => 20 * MEBIBYTE,
            Self::Voice => 10 * MEBIBYTE,
            Self::Video => 48 * MEBIBYTE,
        }
    }

    /// How many bytes a file may have that is one of these kinds.
    pub fn heaviest_of(kinds: &[Self]) -> u64 {
        kinds.iter().map(|kind| kind.heaviest()).max().unwrap_or(0)
    }

    /// The word in tables.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Voice => "voice",
            Self::Video => "video",
        }
    }

    /// The kind of a word in a table.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Photo, Self::Voice, Self::Video]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// What is served of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// A photo for a phone's list.
    Small,
    /// A photo for a phone's page.
    Medium,
    /// A photo for a wide screen.
    Large,
    /// A voice or a film.
    Clip,
}

impl Variant {
    /// The sizes of a photo, the smallest first.
    pub const OF_PHOTOS: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// The last part of its address, and of its file's name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::Clip => "clip",
        }
    }

    /// The variant of an address.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Small, Self::Medium, Self::Large, Self::Clip]
            .into_iter()
            .find(|variant| variant.word() == word)
    }

    /// The most that a photo is wide, in pixels.
    pub const fn most_wide(self) -> u32 {
        match self {
            Self::Small => 320,
            Self::Medium => 800,
            Self::Large | Self::Clip => 1_600,
        }
    }
}

/// In which sizes a photo of this width is kept, in pixels, the smallest first: none is larger than
/// the photo, and none is there twice.
pub fn sizes(width: u32) -> Vec<(Variant, u32)> {
    let mut sizes: Vec<(Variant, u32)> = Vec::new();
    for variant in Variant::OF_PHOTOS {
        let wide = width.min(variant.most_wide());
        if sizes.last().is_none_or(|(_, last)| *last < wide) {
            sizes.push((variant, wide));
        }
    }
    sizes
}

/// Something, as those see it who may.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// What it shows or says, in words.
    pub alternative: String,
    /// How it stands with it.
    pub standing: Standing,
}

/// How it stands with something that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It is being looked at.
    BeingPrepared,
    /// It can be seen.
    Picture(Picture),
    /// It can be heard.
    Clip(Clip),
    /// It was refused, with the sentence that says why.
    Refused(String),
}

/// A photo that can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Of the largest size, in pixels.
    pub width: u32,
    /// Of the largest size, in pixels.
    pub height: u32,
    /// A few pixels of it, as the address of an image.
    pub placeholder: String,
}

impl Picture {
    /// Where the photo is, in its largest size.
    pub fn address(&self, id: &str) -> String {
        let (variant, _) = sizes(self.width).pop().unwrap_or((Variant::Small, self.width));
        format!("/media/{id}/{}", variant.word())
    }

    /// Where it is in all its sizes, for `srcset`.
    pub fn addresses(&self, id: &str) -> String {
        let sizes: Vec<String> = sizes(self.width)
            .into_iter()
            .map(|(variant, wide)| format!("/media/{id}/{} {wide}w", variant.word()))
            .collect();
        sizes.join(", ")
    }
}

/// A voice or a film that can be played.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clip {
    /// What it is, for the browser.
    pub content_type: String,
    /// How long it lasts: `1:07`.
    pub length: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_photo_is_kept_in_three_sizes_at_most_and_never_enlarged() {
        assert_eq!(
            sizes(4_000),
            [(Variant::Small, 320), (Variant::Medium, 800), (Variant::Large, 1_600)]
        );
        assert_eq!(sizes(500), [(Variant::Small, 320), (Variant::Medium, 500)]);
        assert_eq!(sizes(320), [(Variant::Small, 320)]);
        assert_eq!(sizes(1), [(Variant::Small, 1)]);
    }

    #[test]
    fn a_browser_is_told_where_each_size_is() {
        let picture = Picture {
            width: 500,
            height: 300,
            placeholder: String::new(),
        };
        assert_eq!(picture.address("x"), "/media/x/medium");
        assert_eq!(picture.addresses("x"), "/media/x/small 320w, /media/x/medium 500w");
    }

    proptest! {
        #[test]
        fn the_largest_size_is_the_photos_own_until_it_is_too_wide(width in 1_u32..20_000) {
            let sizes = sizes(width);
            prop_assert_eq!(sizes.last().map(|(_, wide)| *wide), Some(width.min(1_600)));
            prop_assert!(sizes.windows(2).all(|pair| pair[0].1 < pair[1].1));
        }
    }
}
