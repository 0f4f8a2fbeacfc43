//! Letting a provider open one's account, or no longer. Each is audited and told to the owner.

use platform::{
    account::{AccountId, Reauthenticated},
    context::RequestContext,
    error::AppError,
    notify::Event,
};

use super::{
    asking::{Access, issuers},
    identity::Identity,
    model::Provider,
    store::{self, Given},
};
use crate::{
    deed::{self, Deed},
    i18n::{Locale, td_string},
    ways_in,
};

/// Links an identity to the account of who left for the provider from a session that had proved who
/// they are; false when it opens another account, or the account has another identity there.
///
/// # Errors
/// Internal.
pub(super) async fn link(
    context: &RequestContext,
    account: AccountId,
    access: Access<'_>,
    identity: &Identity,
) -> Result<bool, AppError> {
    let mut transaction = context.begin().await?;
    match store::give(&mut transaction, account, identity, context.now()).await? {
        Given::Now => {}
        Given::Before => return Ok(true),
        Given::Elsewhere => return Ok(false),
    }
    let provider = access.name().to_owned();
    let deed = Deed::new("provider.linked", Event::ProviderLinked { provider });
    deed::tell(context, &mut transaction, account, deed).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Unlinks a provider.
///
/// # Errors
/// Not found, when it is not linked; refused, when nothing else opens the account.
pub(super) async fn unlink(context: &RequestContext, proof: &Reauthenticated, provider: &str) -> Result<(), AppError> {
    let provider = Provider::parse(provider).ok_or_else(AppError::not_found)?;
    let configuration = &context.services.configuration;
    let access = Access::to(configuration, provider)?;
    let mut transaction = context.begin().await?;
    ways_in::hold(&mut transaction, proof.account()).await?;
    if !store::remove(&mut transaction, proof, access.issuer()).await? {
        return Err(AppError::not_found());
    }
    if ways_in::count(&mut transaction, proof.account(), &issuers(configuration)).await? == 0 {
        let message = td_string!(Locale::from(context.language), providers.only_door);
        return Err(AppError::refused("provider_only_door", message));
    }
    let provider = access.name().to_owned();
    let deed = Deed::new("provider.unlinked", Event::ProviderUnlinked { provider });
    deed::tell(context, &mut transaction, proof.account(), deed).await?;
    transaction.commit().await?;
    Ok(())
}
