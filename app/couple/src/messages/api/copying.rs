//! Messages that one takes along.

use chrono::{DateTime, Utc};
use platform::{
    context::RequestContext,
    error::AppError,
    media::{MediaFile, files},
};
use serde::Serialize;
use uuid::Uuid;

use crate::{messages::store, pairing::Keepsake};

/// A message in the copy.
#[derive(Clone, Debug, Serialize)]
pub struct MessageCopy {
    sent_at: DateTime<Utc>,
    mine: bool,
    words: String,
    /// What its file is called in the copy of everything.
    file: String,
    #[serde(skip)]
    kept: MediaFile,
}

impl MessageCopy {
    /// Its file.
    pub fn kept(&self) -> &MediaFile {
        &self.kept
    }
}

/// The messages of a couple that may be heard.
///
/// # Errors
/// Internal.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<MessageCopy>, AppError> {
    let copied = store::every_one(context.pool(), keepsake).await?;
    let ids: Vec<Uuid> = copied.iter().map(|copied| copied.media).collect();
    let kept = files(context.pool(), &ids).await?;
    Ok(copied
        .into_iter()
        .filter_map(|copied| {
            let kept = kept.iter().find(|kept| kept.media == copied.media)?.clone();
            Some(MessageCopy {
                sent_at: copied.created_at,
                mine: copied.mine,
                words: kept.alternative.clone(),
                file: kept.name(),
                kept,
            })
        })
        .collect())
}
