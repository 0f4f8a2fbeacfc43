//! Exactly once: what a browser sends again, with the key it chose, is not done again.

use sqlx::PgConnection;
use uuid::Uuid;

use crate::{account::Member, context::RequestContext, error::AppError};

/// Whether this is the first time that a key arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// Do it.
    First,
    /// It was done: answer as if it had been now.
    Again,
}

/// Remembers a key in the caller's transaction. Two that arrive at once wait for each other:
/// the second learns what became of the first. A key that is empty or no UUID is always first,
/// as from a form without JavaScript.
pub async fn receive(
    transaction: &mut PgConnection,
    context: &RequestContext,
    member: &Member,
    key: &str,
) -> Result<Arrival, AppError> {
    let Ok(key) = Uuid::parse_str(key) else {
        return Ok(Arrival::First);
    };
    let inserted = sqlx::query!(
        "insert into platform.receipts (account_id, key, created_at) values ($1, $2, $3) on conflict do nothing",
        member.account().0,
        key,
        context.now(),
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Arrival::First
    } else {
        Arrival::Again
    })
}
