//! What the place for two owes to who takes their things along, or goes for good.

mod erasing;
mod store;
#[cfg(test)]
mod tests;

use platform::{
    context::RequestContext,
    error::AppError,
    privacy::{Room, Sheet},
};

use crate::{
    capability::Standing,
    i18n::{Locale, td_string},
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

/// The same file that one may fetch from the place itself.
async fn copies(context: RequestContext) -> Result<Vec<Sheet>, AppError> {
    let Some(copy) = pairing::copy_of(&context).await? else {
        return Ok(Vec::new());
    };
    let about = td_string!(Locale::from(context.language), pairing.about_copy);
    Ok(vec![Sheet::of("couple.json", about, &copy)?])
}

/// As anybody leaves, without the word: the account's password was asked for.
async fn leave(context: RequestContext) -> Result<(), AppError> {
    match Standing::of(&context).await? {
        Standing::Paired(partner) => pairing::depart(&context, &partner).await,
        Standing::Waiting(founder) => pairing::withdraw(&context, &founder).await,
        Standing::Alone(_) => Ok(()),
    }
}
