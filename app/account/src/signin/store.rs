//! Who an address and a password may belong to.

use platform::{account::AccountId, context::RequestContext, error::AppError};
use uuid::Uuid;

use crate::address::EmailAddress;

/// What stands behind an address.
pub(super) struct Candidate {
    pub(super) holder: Holder,
    /// None where the account has none: no password is right.
    pub(super) password_hash: Option<String>,
}

/// Whose password it is.
#[derive(Clone, Copy)]
pub(super) enum Holder {
    /// An account's.
    Account(AccountId),
    /// A registration's that nobody confirmed yet.
    Registration(Uuid),
}

/// The account of an address, else the newest registration that waits for it. One query for all
/// three cases, so that it takes the same time.
pub(super) async fn candidate(context: &RequestContext, email: &EmailAddress) -> Result<Option<Candidate>, AppError> {
    let row = sqlx::query!(
        r#"select account_id, registration_id, password_hash as "password_hash?"
           from (
               select id as account_id, null::uuid as registration_id, password_hash, created_at
               from platform.accounts
               where email = $1
               union all
               select null, id, password_hash, created_at
               from platform.registrations
               where email = $1 and expires_at > $2
           ) as candidates
           order by account_id nulls last, created_at desc
           limit 1"#,
        email.as_str(),
        context.now(),
    )
    .fetch_optional(context.pool())
    .await?;
    Ok(row.and_then(|row| {
        let account = row.account_id.map(|id| Holder::Account(AccountId(id)));
        let holder = account.or_else(|| row.registration_id.map(Holder::Registration))?;
        Some(Candidate {
            holder,
            password_hash: row.password_hash,
        })
    }))
}
