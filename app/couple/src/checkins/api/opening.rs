//! The couple's choice of when today's values open.

use platform::{
    context::RequestContext,
    error::AppError,
    live::{self, Audience, Change, Operation},
};

use crate::{
    capability::Partner,
    checkins::{model::Opening, store},
    pairing::lock_of,
};

/// Chooses for both; either may, at any time.
///
/// # Errors
/// Not found, when the partner is no longer one of two.
pub async fn choose_opening(context: &RequestContext, partner: &Partner, opening: Opening) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    lock_of(&mut transaction, partner).await?;
    store::set_opening(&mut transaction, partner, opening).await?;
    let couple = partner.couple().0;
    let change = Change {
        audience: Audience::Couple(couple),
        resource: "check_ins",
        id: couple,
        operation: Operation::Updated,
    };
    live::record(&mut transaction, change).await?;
    transaction.commit().await?;
    Ok(())
}
