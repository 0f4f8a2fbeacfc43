//! How it stands with the phone of an account.

use platform::{
    account::{Member, Reauthenticated},
    context::RequestContext,
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
/// Internal.
pub(super) async fn workbench(context: &RequestContext, proof: &Reauthenticated) -> Result<PhoneWorkbench, AppError> {
    let known = known(context, proof.member()).await?;
    let waiting = text_codes::waiting(context, Purpose::NewNumber).await?;
    Ok(PhoneWorkbench {
        known,
        waiting: waiting.map(|number| number.shown()),
    })
}
