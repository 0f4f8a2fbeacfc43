//! Identities in the database.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member, Reauthenticated},
    error::AppError,
};
use sqlx::{PgConnection, PgPool};

use super::identity::Identity;

/// Whose account an identity opens, if anybody's; notes that it was used.
pub(super) async fn use_identity(
    pool: &PgPool,
    identity: &Identity,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, AppError> {
    let account = sqlx::query_scalar!(
        r#"update platform.identities set used_at = $3
           where issuer = $1 and subject = $2
           returning account_id as "account: AccountId""#,
        identity.issuer,
        identity.subject,
        now,
    )
    .fetch_optional(pool)
    .await?;
    Ok(account)
}

/// Whether an address has an account.
pub(super) async fn has_account(pool: &PgPool, email: &str) -> Result<bool, AppError> {
    let has = sqlx::query_scalar!(
        r#"select exists (select from platform.accounts where email = $1) as "has!""#,
        email,
    )
    .fetch_one(pool)
    .await?;
    Ok(has)
}

/// An identity as it is kept.
pub(super) struct Kept {
    pub(super) issuer: String,
    pub(super) label: String,
    pub(super) linked_at: DateTime<Utc>,
}

/// The identities of a member.
pub(super) async fn of(pool: &PgPool, member: &Member) -> Result<Vec<Kept>, AppError> {
    let kept = sqlx::query_as!(
        Kept,
        "select issuer, label, linked_at from platform.identities where account_id = $1 order by linked_at, issuer",
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(kept)
}

/// What became of an identity that was to be an account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// It is.
    Now,
    /// It was already.
    Before,
    /// It is another's, or the account has another one there.
    Elsewhere,
}

/// Gives an account an identity.
pub(super) async fn give(
    transaction: &mut PgConnection,
    account: AccountId,
    identity: &Identity,
    now: DateTime<Utc>,
) -> Result<Given, AppError> {
    let inserted = sqlx::query!(
        "insert into platform.identities (issuer, subject, account_id, label, linked_at, used_at)
         values ($1, $2, $3, $4, $5, $5)
         on conflict do nothing",
        identity.issuer,
        identity.subject,
        account.0,
        identity.label(),
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 1 {
        return Ok(Given::Now);
    }
    let is_theirs = sqlx::query_scalar!(
        r#"select exists (
               select from platform.identities where issuer = $1 and subject = $2 and account_id = $3
           ) as "is_theirs!""#,
        identity.issuer,
        identity.subject,
        account.0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(if is_theirs { Given::Before } else { Given::Elsewhere })
}

/// Takes an account's identity with a provider away; false when there is none.
pub(super) async fn remove(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    issuer: &str,
) -> Result<bool, AppError> {
    let deleted = sqlx::query!(
        "delete from platform.identities where account_id = $1 and issuer = $2",
        proof.account().0,
        issuer,
    )
    .execute(transaction)
    .await?;
    Ok(deleted.rows_affected() == 1)
}
