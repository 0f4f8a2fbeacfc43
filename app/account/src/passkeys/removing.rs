//! Taking a passkey away.

use platform::{
    account::Reauthenticated,
    audit,
    context::RequestContext,
    error::AppError,
    notify::{Event, Notice, notify},
};
use serde_json::json;
use uuid::Uuid;

use super::store;
use crate::{
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
    let event_key = format!("passkey.removed:{id}");
    let notice = Notice {
        account: proof.account(),
        event_key: &event_key,
        event: Event::PasskeyRemoved { name },
    };
    notify(&mut transaction, &context.services, notice).await?;
    let subject = id.to_string();
    audit::record(
        &mut *transaction,
        context,
        Some(proof.account()),
        "passkey.removed",
        &subject,
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}
