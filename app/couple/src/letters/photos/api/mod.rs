//! The doors to photos beside letters.

#[cfg(feature = "ssr")]
mod adding;
#[cfg(feature = "ssr")]
mod copying;
#[cfg(feature = "ssr")]
mod showing;
#[cfg(feature = "ssr")]
mod taking_back;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(feature = "ssr")]
pub use self::{
    adding::{add, upload},
    copying::{PhotoCopy, every_one},
    showing::photos,
    taking_back::remove,
};
use super::model::LetterPhotos;
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{context::RequestContext, forms::say},
};

/// The photos of a month; nothing for who is not one of two.
#[server(name = ReadLetterPhotos, prefix = "/api", endpoint = "couple/letters/photos")]
pub async fn read_letter_photos(
    /// `YYYY-MM`.
    #[server(default)]
    month: String,
) -> Result<Option<LetterPhotos>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    photos(&context, &partner, &month).await.map(Some)
}

/// Takes back a photo that one has added, for both and for good.
#[server(name = RemoveLetterPhoto, prefix = "/api", endpoint = "couple/letters/photos/remove")]
pub async fn remove_letter_photo(
    /// The photo's id.
    #[server(default)]
    photo: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    remove(&context, &partner, &photo).await?;
    say(td_string!(Locale::from(context.language), photos.removed_notice));
    Ok(())
}
