//! What the place for two owes to who takes their things along, or goes for good.

mod erasing;
mod store;
#[cfg(test)]
mod tests;

use platform::{
    context::RequestContext,
    error::AppError,
    media::MediaFile,
    privacy::{Room, Sheet},
};

use crate::{
    capability::Standing,
    i18n::{Locale, td_string},
    letters::photos::PhotoCopy,
    messages::MessageCopy,
    pairing,
};

/// The area's part.
pub fn room() -> Room {
    Room {
        name: "couple",
        copies: |context| Box::pin(copies(context)),
        leave: |context| Box::pin(leave(context)),
        erase: |transaction, services, leaver| Box::pin(erasing::erase(transaction, services, leaver)),
    }
}

/// The same file that one may fetch from the place itself, and the photos and messages that it names.
async fn copies(context: RequestContext) -> Result<Vec<Sheet>, AppError> {
    let Some(copy) = pairing::copy_of(&context).await? else {
        return Ok(Vec::new());
    };
    let locale = Locale::from(context.language);
    let mut sheets = vec![Sheet::of("couple.json", td_string!(locale, pairing.about_copy), &copy)?];
    let kept = |file: &MediaFile, about| Sheet::kept(file.name(), about, file.file.clone());
    let (photos, messages) = copy.media();
    sheets.extend(photos.map(PhotoCopy::kept).map(|file| {
        let about = td_string!(locale, messages.about_photo, words = file.alternative.clone());
        kept(file, about)
    }));
    sheets.extend(messages.map(MessageCopy::kept).map(|file| {
        let about = td_string!(locale, messages.about_message, words = file.alternative.clone());
        kept(file, about)
    }));
    Ok(sheets)
}

/// As anybody leaves, without the word: the account's password was asked for.
async fn leave(context: RequestContext) -> Result<(), AppError> {
    match Standing::of(&context).await? {
        Standing::Paired(partner) => pairing::depart(&context, &partner).await,
        Standing::Waiting(founder) => pairing::withdraw(&context, &founder).await,
        Standing::Alone(_) => Ok(()),
    }
}
