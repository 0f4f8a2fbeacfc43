//! Which providers may open somebody's account.

use platform::{account::Member, context::RequestContext, error::AppError};

use super::{
    asking::Access,
    model::{Named, ProviderStanding},
    store,
};
use crate::moment;

/// Every provider of this installation, and what it calls a member that it may open the account of.
///
/// # Errors
/// Internal.
pub(super) async fn standing(context: &RequestContext, member: &Member) -> Result<Vec<ProviderStanding>, AppError> {
    let configuration = &context.services.configuration;
    let kept = store::of(context.pool(), member).await?;
    let standing = configuration.providers.named().into_iter().map(|named| {
        let access = Access::to(configuration, named.provider)?;
        let linked = kept.iter().find(|kept| kept.issuer == access.issuer());
        Ok(ProviderStanding {
            named,
            linked: linked.map(|kept| {
                let since = moment::date(context.language, member.time_zone(), kept.linked_at);
                (kept.label.clone(), since)
            }),
        })
    });
    standing.collect()
}

/// The providers that may open a member's account.
///
/// # Errors
/// Internal.
pub(crate) async fn linked(context: &RequestContext, member: &Member) -> Result<Vec<Named>, AppError> {
    let standing = standing(context, member).await?;
    let linked = standing.into_iter().filter(|standing| standing.linked.is_some());
    Ok(linked.map(|standing| standing.named).collect())
}
