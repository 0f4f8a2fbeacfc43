//! Creating a couple, and giving it up before anybody came.

use platform::{
    account::{AccountId, Member},
    audit,
    context::RequestContext,
    error::AppError,
    live::{self, Audience, Change, Operation},
};
use serde_json::json;
use sqlx::PgConnection;

use super::{invitation, refusal};
use crate::{
    capability::{CoupleId, Founder, Seat},
    pairing::store::{self, Seating},
};

/// Creates a couple with its creator in the first seat and an invite for the second.
///
/// # Errors
/// `already_in_couple`.
pub async fn create(context: &RequestContext, member: &Member) -> Result<CoupleId, AppError> {
    let now = context.now();
    let couple = CoupleId(context.new_id());
    let account = member.account();
    let mut transaction = context.begin().await?;
    store::insert_couple(&mut transaction, couple, now).await?;
    if store::seat(&mut transaction, couple, Seat::First, account, now).await? == Seating::AlreadyInCouple {
        return Err(refusal::already_in_couple(context.language));
    }
    invitation::issue(&mut transaction, context, couple, account).await?;
    live::join_audience(&mut transaction, account, Audience::Couple(couple.0)).await?;
    announce(&mut transaction, couple, &[account], Operation::Created).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "couple.created",
        &couple.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(couple)
}

/// Gives up a couple that nobody has joined: it holds nothing, so it is deleted.
///
/// # Errors
/// `couple_complete`, when somebody came in between.
pub async fn withdraw(context: &RequestContext, founder: &Founder) -> Result<(), AppError> {
    let (account, couple) = (founder.account(), founder.couple());
    let mut transaction = context.begin().await?;
    let locked = store::lock(&mut transaction, couple)
        .await?
        .ok_or_else(AppError::not_found)?;
    if locked.complete {
        return Err(refusal::couple_complete(context.language));
    }
    store::delete(&mut transaction, couple).await?;
    live::leave_audience(&mut transaction, account, Audience::Couple(couple.0)).await?;
    announce(&mut transaction, couple, &[account], Operation::Deleted).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "couple.withdrawn",
        &couple.to_string(),
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// Tells the screens of some accounts that their couple changed. Each hears it for themselves: who
/// has just come does not hear the couple yet, and who has just left does not hear it any more.
pub(super) async fn announce(
    transaction: &mut PgConnection,
    couple: CoupleId,
    accounts: &[AccountId],
    operation: Operation,
) -> Result<(), AppError> {
    for account in accounts {
        let change = Change {
            audience: Audience::Account(*account),
            resource: "couple",
            id: couple.0,
            operation,
        };
        live::record(&mut *transaction, change).await?;
    }
    Ok(())
}
