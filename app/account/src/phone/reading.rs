//! How it stands with the phone of an account.

use platform::{
    account::{Member, Reauthenticated},
    context::RequestContext,
    doors::Doors,
    error::AppError,
};

use super::{
    model::{KnownPhone, PhoneWorkbench},
    store,
};
use crate::{
    moment,
    text_codes::{self, Purpose},
};

/// The phone of a member, if they have one.
///
/// # Errors
/// Internal.
pub(super) async fn known(context: &RequestContext, member: &Member) -> Result<Option<KnownPhone>, AppError> {
    let kept = store::of(context.pool(), member).await?;
    Ok(kept.map(|kept| KnownPhone {
        number: kept.number.shown(),
        since: moment::date(context.language, member.time_zone(), kept.confirmed_at),
    }))
}

/// What the page of the phone works on.
///
/// # Errors
/// Not found, where nobody enters by a phone and they have none.
pub(super) async fn workbench(context: &RequestContext, proof: &Reauthenticated) -> Result<PhoneWorkbench, AppError> {
    let known = known(context, proof.member()).await?;
    if known.is_none() && !Doors::of(&context.services.configuration).phone {
        return Err(AppError::not_found());
    }
    let waiting = text_codes::waiting(context, Purpose::NewNumber).await?;
    Ok(PhoneWorkbench {
        known,
        waiting: waiting.map(|number| number.shown()),
    })
}
