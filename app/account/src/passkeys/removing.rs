//! Taking a passkey away.

use platform::{account::Reauthenticated, context::RequestContext, error::AppError, notify::Event};
use uuid::Uuid;

use super::store;
use crate::{
    deed::{self, Deed},
    i18n::{Locale, td_string},
    providers, ways_in,
};

/// Takes a passkey away. The owner is told.
///
/// # Errors
/// Not found, for one that is not theirs; refused, when nothing else opens the account.
pub(crate) async fn remove(context: &RequestContext, proof: &Reauthenticated, id: &str) -> Result<(), AppError> {
    let id = Uuid::parse_str(id).map_err(|_| AppError::not_found())?;
    let mut transaction = context.begin().await?;
    ways_in::hold(&mut transaction, proof.account()).await?;
    let name = store::remove(&mut transaction, proof, id)
        .await?
        .ok_or_else(AppError::not_found)?;
    let issuers = providers::issuers(&context.services.configuration);
    if ways_in::count(&mut transaction, proof.account(), &issuers).await? == 0 {
        let message = td_string!(Locale::from(context.language), passkeys.only_door);
        return Err(AppError::refused("passkey_only_door", message));
    }
    let deed = Deed::on("passkey.removed", id, Event::PasskeyRemoved { name });
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    Ok(())
}
