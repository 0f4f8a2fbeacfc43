//! Codes in the database.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, context::RequestContext, error::AppError, phone::PhoneNumber};
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::{Purpose, checking::TRIES};

/// A code to be.
pub(super) struct NewCode<'a> {
    pub(super) id: Uuid,
    pub(super) purpose: Purpose,
    pub(super) account: Option<AccountId>,
    pub(super) number: &'a PhoneNumber,
    pub(super) sealed_code: &'a [u8],
    /// Whether a message leaves with it.
    pub(super) sent: bool,
    /// What somebody typed who registers.
    pub(super) newcomer: Option<Value>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) expires_at: DateTime<Utc>,
}

/// Keeps a code.
pub(super) async fn insert(transaction: &mut PgConnection, new: &NewCode<'_>) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.text_codes
             (id, purpose, account_id, number, sealed_code, sent, newcomer, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        new.id,
        new.purpose.word(),
        new.account.map(|account| account.0),
        new.number.as_str(),
        new.sealed_code,
        new.sent,
        new.newcomer,
        new.created_at,
        new.expires_at,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// The number of a code that can still be typed.
pub(super) async fn waiting(
    context: &RequestContext,
    code: Uuid,
    purpose: Purpose,
) -> Result<Option<PhoneNumber>, AppError> {
    let number = sqlx::query_scalar!(
        "select number from platform.text_codes
         where id = $1 and purpose = $2 and tries < $3 and expires_at > $4",
        code,
        purpose.word(),
        TRIES,
        context.now(),
    )
    .fetch_optional(context.pool())
    .await?;
    Ok(number.map(PhoneNumber::kept))
}

/// What a typed code is compared with.
pub(super) struct Tried {
    pub(super) account: Option<AccountId>,
    pub(super) number: String,
    pub(super) sealed_code: Vec<u8>,
    pub(super) sent: bool,
    pub(super) newcomer: Option<Value>,
}

/// Counts a try, before anything is compared: however many come at once, five are all.
pub(super) async fn try_once(
    context: &RequestContext,
    code: Uuid,
    purpose: Purpose,
) -> Result<Option<Tried>, AppError> {
    let tried = sqlx::query_as!(
        Tried,
        r#"update platform.text_codes set tries = tries + 1
           where id = $1 and purpose = $2 and tries < $3 and expires_at > $4
           returning account_id as "account: AccountId", number, sealed_code, sent, newcomer"#,
        code,
        purpose.word(),
        TRIES,
        context.now(),
    )
    .fetch_optional(context.pool())
    .await?;
    Ok(tried)
}

/// Uses a code up. Of two at once, the second does not.
pub(super) async fn use_up(context: &RequestContext, code: Uuid) -> Result<bool, AppError> {
    let deleted = sqlx::query!("delete from platform.text_codes where id = $1", code)
        .execute(context.pool())
        .await?;
    Ok(deleted.rows_affected() == 1)
}

/// Voids every code of an account.
pub(crate) async fn void(transaction: &mut PgConnection, account: AccountId) -> Result<(), AppError> {
    sqlx::query!("delete from platform.text_codes where account_id = $1", account.0)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Forgets that codes were asked for a number.
pub(crate) async fn forget_number(transaction: &mut PgConnection, number: &PhoneNumber) -> Result<(), AppError> {
    sqlx::query!("delete from platform.text_codes where number = $1", number.as_str())
        .execute(transaction)
        .await?;
    Ok(())
}

/// Codes that nobody typed in time.
pub(crate) async fn delete_expired(pool: &PgPool, now: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!("delete from platform.text_codes where expires_at <= $1", now)
        .execute(pool)
        .await?;
    Ok(())
}
