//! Photos that one takes along.

use platform::{
    context::RequestContext,
    error::AppError,
    media::{MediaFile, files},
};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    letters::{model::Month, photos::store},
    pairing::Keepsake,
};

/// A photo in the copy.
#[derive(Clone, Debug, Serialize)]
pub struct PhotoCopy {
    month: String,
    mine: bool,
    words: String,
    /// What its file is called in the copy of everything.
    file: String,
    #[serde(skip)]
    kept: MediaFile,
}

impl PhotoCopy {
    /// Its file.
    pub fn kept(&self) -> &MediaFile {
        &self.kept
    }
}

/// The photos of a couple that may be read.
///
/// # Errors
/// Internal.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<PhotoCopy>, AppError> {
    let copied = store::every_one(context.pool(), keepsake).await?;
    let ids: Vec<Uuid> = copied.iter().map(|copied| copied.media).collect();
    let kept = files(context.pool(), &ids).await?;
    Ok(copied
        .into_iter()
        .filter_map(|copied| {
            let kept = kept.iter().find(|kept| kept.media == copied.media)?.clone();
            Some(PhotoCopy {
                month: Month::of(copied.month).to_string(),
                mine: copied.mine,
                words: kept.alternative.clone(),
                file: kept.name(),
                kept,
            })
        })
        .collect())
}
