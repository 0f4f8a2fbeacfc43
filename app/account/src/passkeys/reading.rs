//! How it stands with somebody's passkeys.

use platform::{account::Member, context::RequestContext, error::AppError};

use super::{
    model::{KnownPasskey, PasskeyStanding},
    store,
};
use crate::moment;

/// The passkeys of a member.
///
/// # Errors
/// Internal.
pub(super) async fn standing(context: &RequestContext, member: &Member) -> Result<PasskeyStanding, AppError> {
    let (language, zone) = (context.language, member.time_zone());
    let kept = store::of(context.pool(), member).await?;
    let known = kept.into_iter().map(|kept| KnownPasskey {
        id: kept.id.to_string(),
        name: kept.name,
        since: moment::date(language, zone, kept.created_at),
        used: kept.used_at.map(|at| moment::moment(language, zone, at, context.now())),
    });
    Ok(PasskeyStanding {
        offered: context.services.configuration.passkey_origin().is_some(),
        known: known.collect(),
    })
}
