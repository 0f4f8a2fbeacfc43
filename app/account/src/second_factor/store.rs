//! Second factors and recovery codes in the database.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member, Reauthenticated},
    context::RequestContext,
    error::AppError,
};
use sqlx::{PgConnection, PgPool};

/// Whether a second factor is asked for when an account signs in.
///
/// # Errors
/// Internal.
pub(crate) async fn is_on(context: &RequestContext, account: AccountId) -> Result<bool, AppError> {
    let on = sqlx::query_scalar!(
        r#"select exists (select from platform.second_factors where account_id = $1) as "on!""#,
        account.0,
    )
    .fetch_one(context.pool())
    .await?;
    Ok(on)
}

/// Since when it is on, and how many recovery codes were not used yet.
pub(super) struct Since {
    pub(super) turned_on_at: DateTime<Utc>,
    pub(super) codes_left: i64,
}

/// How it stands; `None` when it is off.
pub(super) async fn since(context: &RequestContext, member: &Member) -> Result<Option<Since>, AppError> {
    let since = sqlx::query_as!(
        Since,
        r#"select f.turned_on_at,
                  (select count(*) from platform.recovery_codes c
                   where c.account_id = f.account_id and c.used_at is null) as "codes_left!"
           from platform.second_factors f
           where f.account_id = $1"#,
        member.account().0,
    )
    .fetch_optional(context.pool())
    .await?;
    Ok(since)
}

/// What a typed code is compared with.
pub(super) struct Kept {
    pub(super) sealed_secret: Vec<u8>,
    pub(super) recovery_salt: Vec<u8>,
}

/// What a typed code is compared with; `None` when the second factor is off.
pub(super) async fn kept(context: &RequestContext, account: AccountId) -> Result<Option<Kept>, AppError> {
    let kept = sqlx::query_as!(
        Kept,
        "select sealed_secret, recovery_salt from platform.second_factors where account_id = $1",
        account.0,
    )
    .fetch_optional(context.pool())
    .await?;
    Ok(kept)
}

/// A secret as it is kept.
pub(super) struct SealedSecret {
    pub(super) account: AccountId,
    pub(super) sealed_secret: Vec<u8>,
}

/// Everybody's, for looking after the installation.
pub(super) async fn all(pool: &PgPool) -> Result<Vec<SealedSecret>, AppError> {
    let all = sqlx::query_as!(
        SealedSecret,
        r#"select account_id as "account: AccountId", sealed_secret from platform.second_factors"#,
    )
    .fetch_all(pool)
    .await?;
    Ok(all)
}

/// Keeps the same secret under another seal, unless it has changed since it was read.
pub(super) async fn seal_anew(pool: &PgPool, before: &SealedSecret, sealed_secret: &[u8]) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.second_factors set sealed_secret = $3 where account_id = $1 and sealed_secret = $2",
        before.account.0,
        before.sealed_secret,
        sealed_secret,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Whether something could be used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Used {
    /// By this call.
    Now,
    /// Before, or it never was good.
    Before,
}

/// Uses a half-minute's code up, and with it all earlier ones. Of two at once, the second gets nothing.
pub(super) async fn use_step(context: &RequestContext, account: AccountId, step: i64) -> Result<Used, AppError> {
    let updated = sqlx::query!(
        "update platform.second_factors set last_step = $2 where account_id = $1 and last_step < $2",
        account.0,
        step,
    )
    .execute(context.pool())
    .await?;
    Ok(match updated.rows_affected() {
        0 => Used::Before,
        _ => Used::Now,
    })
}

/// Uses a recovery code up and gives how many are left; `None` when it was used before or is none.
/// Of two at once, the second gets nothing.
pub(super) async fn use_recovery_code(
    transaction: &mut PgConnection,
    account: AccountId,
    code_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<i64>, AppError> {
    let updated = sqlx::query!(
        "update platform.recovery_codes set used_at = $3
         where account_id = $1 and code_hash = $2 and used_at is null",
        account.0,
        code_hash,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if updated.rows_affected() == 0 {
        return Ok(None);
    }
    let left = sqlx::query_scalar!(
        r#"select count(*) as "left!" from platform.recovery_codes where account_id = $1 and used_at is null"#,
        account.0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(Some(left))
}

/// A second factor to be.
pub(super) struct NewFactor<'a> {
    pub(super) sealed_secret: &'a [u8],
    /// The half-minute of the first code, used up by it.
    pub(super) last_step: i64,
    pub(super) codes: &'a NewCodes,
}

/// Recovery codes to be.
pub(super) struct NewCodes {
    pub(super) salt: [u8; 16],
    pub(super) hashes: Vec<Vec<u8>>,
}

/// Whether something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// It is as it was asked for.
    Now,
    /// It was so already.
    Nothing,
}

/// Turns the second factor on.
pub(super) async fn turn_on(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    new: &NewFactor<'_>,
    now: DateTime<Utc>,
) -> Result<Changed, AppError> {
    let inserted = sqlx::query!(
        "insert into platform.second_factors (account_id, sealed_secret, last_step, recovery_salt, turned_on_at)
         values ($1, $2, $3, $4, $5)
         on conflict (account_id) do nothing",
        proof.account().0,
        new.sealed_secret,
        new.last_step,
        &new.codes.salt[..],
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(Changed::Nothing);
    }
    insert_codes(transaction, proof, new.codes).await?;
    Ok(Changed::Now)
}

/// Turns the second factor off; its recovery codes go with it.
pub(super) async fn turn_off(transaction: &mut PgConnection, proof: &Reauthenticated) -> Result<Changed, AppError> {
    let deleted = sqlx::query!(
        "delete from platform.second_factors where account_id = $1",
        proof.account().0
    )
    .execute(transaction)
    .await?;
    Ok(match deleted.rows_affected() {
        0 => Changed::Nothing,
        _ => Changed::Now,
    })
}

/// Puts other recovery codes in the place of all former ones. Nothing when the second factor is off.
pub(super) async fn replace_codes(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    codes: &NewCodes,
) -> Result<Changed, AppError> {
    // Holds the row, so that of two at once only the second's codes stay.
    let updated = sqlx::query!(
        "update platform.second_factors set recovery_salt = $2 where account_id = $1",
        proof.account().0,
        &codes.salt[..],
    )
    .execute(&mut *transaction)
    .await?;
    if updated.rows_affected() == 0 {
        return Ok(Changed::Nothing);
    }
    sqlx::query!(
        "delete from platform.recovery_codes where account_id = $1",
        proof.account().0
    )
    .execute(&mut *transaction)
    .await?;
    insert_codes(transaction, proof, codes).await?;
    Ok(Changed::Now)
}

async fn insert_codes(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    codes: &NewCodes,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.recovery_codes (account_id, code_hash) select $1, unnest($2::bytea[])",
        proof.account().0,
        &codes.hashes[..],
    )
    .execute(transaction)
    .await?;
    Ok(())
}
