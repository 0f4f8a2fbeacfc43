//! Passkeys in the database.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member, Reauthenticated},
    error::AppError,
};
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;

use super::model::MOST;

/// A passkey as it is kept.
pub(crate) struct Kept {
    pub(super) id: Uuid,
    pub(super) account: AccountId,
    pub(super) credential: Value,
    pub(super) name: String,
    pub(super) created_at: DateTime<Utc>,
    pub(super) used_at: Option<DateTime<Utc>>,
}

impl Kept {
    /// What is checked.
    pub(super) fn read(&self) -> Result<Passkey, AppError> {
        serde_json::from_value(self.credential.clone()).map_err(AppError::internal)
    }
}

/// The passkeys of a member, the oldest first.
pub(super) async fn of(pool: &PgPool, member: &Member) -> Result<Vec<Kept>, AppError> {
    let kept = sqlx::query_as!(
        Kept,
        r#"select id, account_id as "account: AccountId", credential, name, created_at, used_at
           from platform.passkeys
           where account_id = $1
           order by created_at, id"#,
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(kept)
}

/// Whether an account has any.
pub(crate) async fn has_any(pool: &PgPool, account: AccountId) -> Result<bool, AppError> {
    let any = sqlx::query_scalar!(
        r#"select exists (select from platform.passkeys where account_id = $1) as "any!""#,
        account.0,
    )
    .fetch_one(pool)
    .await?;
    Ok(any)
}

/// The passkey that a device calls so, if there is one.
pub(super) async fn by_credential(pool: &PgPool, credential: &[u8]) -> Result<Option<Kept>, AppError> {
    let kept = sqlx::query_as!(
        Kept,
        r#"select id, account_id as "account: AccountId", credential, name, created_at, used_at
           from platform.passkeys
           where credential_id = $1"#,
        credential,
    )
    .fetch_optional(pool)
    .await?;
    Ok(kept)
}

/// Whether a passkey could be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Used {
    /// It is noted.
    Now,
    /// It was used or taken away since it was read.
    Meanwhile,
}

/// Notes that a passkey was used, and what its device counts. Of two at once, the second gets nothing.
pub(super) async fn note_use(
    pool: &PgPool,
    before: &Kept,
    passkey: &Passkey,
    now: DateTime<Utc>,
) -> Result<Used, AppError> {
    let credential = serde_json::to_value(passkey).map_err(AppError::internal)?;
    let updated = sqlx::query!(
        "update platform.passkeys set credential = $3, used_at = $4
         where id = $1 and credential = $2 and used_at is not distinct from $5",
        before.id,
        before.credential,
        credential,
        now,
        before.used_at,
    )
    .execute(pool)
    .await?;
    Ok(match updated.rows_affected() {
        0 => Used::Meanwhile,
        _ => Used::Now,
    })
}

/// A passkey to be.
pub(super) struct NewPasskey<'a> {
    pub(super) id: Uuid,
    pub(super) passkey: &'a Passkey,
    pub(super) name: &'a str,
}

/// What became of a passkey that was to be an account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It is.
    Done,
    /// The account has as many as it may have.
    Full,
    /// It is somebody's already.
    Known,
}

/// Gives an account a passkey. The account is held by the transaction.
pub(super) async fn put(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    new: &NewPasskey<'_>,
    now: DateTime<Utc>,
) -> Result<Put, AppError> {
    let known = sqlx::query_scalar!(
        r#"select count(*) as "known!" from platform.passkeys where account_id = $1"#,
        proof.account().0,
    )
    .fetch_one(&mut *transaction)
    .await?;
    if usize::try_from(known).unwrap_or(MOST) >= MOST {
        return Ok(Put::Full);
    }
    let inserted = sqlx::query!(
        "insert into platform.passkeys (id, account_id, credential_id, credential, name, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (credential_id) do nothing",
        new.id,
        proof.account().0,
        new.passkey.cred_id().as_slice(),
        serde_json::to_value(new.passkey).map_err(AppError::internal)?,
        new.name,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(match inserted.rows_affected() {
        0 => Put::Known,
        _ => Put::Done,
    })
}

/// Takes a passkey of an account away and gives its name; `None` when there is none.
pub(super) async fn remove(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    id: Uuid,
) -> Result<Option<String>, AppError> {
    let name = sqlx::query_scalar!(
        "delete from platform.passkeys where account_id = $1 and id = $2 returning name",
        proof.account().0,
        id,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(name)
}
