//! What becomes of a couple when the account of one ends.
//!
//! What only they could read goes. What they shared stays in the other's copy until the thirty days
//! after leaving are over, as for anybody who leaves; it is of nobody then: a row without a name
//! stands in for them.

use platform::{
    account::store::stand_in, error::AppError, live::Audience, media, notify::forget_names, privacy::Leaver,
    services::Services,
};
use sqlx::PgConnection;

use super::store::{self, Seat};
use crate::pairing::{NAMING, TOLD_WITHIN};

/// Erases what the couples of somebody keep of them.
///
/// # Errors
/// Internal.
pub(super) async fn erase(
    transaction: &mut PgConnection,
    services: &Services,
    leaver: &Leaver,
) -> Result<(), AppError> {
    for Seat { couple, other, span } in store::seats(transaction, leaver).await? {
        let Some(other) = other else {
            store::delete_couple(transaction, couple).await?;
            continue;
        };
        if let Some((from, until)) = span {
            forget_names(transaction, other, &NAMING, (from, until + TOLD_WITHIN)).await?;
        }
        store::delete_what_only_they_read(transaction, leaver, couple).await?;
        let stand_in = stand_in(transaction, services).await?;
        store::hand_over(transaction, leaver, couple, stand_in).await?;
        media::hand_over(transaction, Audience::Couple(couple.0), leaver.account(), stand_in).await?;
    }
    Ok(())
}
