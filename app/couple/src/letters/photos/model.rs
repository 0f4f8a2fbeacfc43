//! The words of photos beside letters.

use platform::media::model::Shown;
use serde::{Deserialize, Serialize};

/// How many photos lie beside a letter at most.
pub const MOST_PHOTOS: usize = 12;

/// The photos of a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPhotos {
    /// `YYYY-MM`.
    pub month: String,
    /// The month as one says it.
    pub label: String,
    /// Whether photos can be added and taken back now.
    pub writable: bool,
    /// The photos, the first first.
    pub photos: Vec<LetterPhoto>,
}

impl LetterPhotos {
    /// Whether there is room for another.
    pub fn has_room(&self) -> bool {
        self.photos.len() < MOST_PHOTOS
    }
}

/// A photo beside a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPhoto {
    /// Its id.
    pub id: String,
    /// Whether the one who looks added it.
    pub mine: bool,
    /// The photo.
    pub shown: Shown,
}
