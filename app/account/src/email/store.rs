//! Links for another address, in the database.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    account::{AccountId, Member},
    error::AppError,
};
use sqlx::{PgConnection, PgPool};

use crate::{
    address::EmailAddress,
    mail_token::{self, MailToken},
    verification::model::LinkState,
};

/// How long a link is good.
pub(super) const LIFETIME: TimeDelta = TimeDelta::hours(24);

/// Keeps a link; a former one for the same account is void.
pub(super) async fn replace_link(
    transaction: &mut PgConnection,
    member: &Member,
    new: &EmailAddress,
    token: &MailToken,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.mail_tokens where account_id = $1 and purpose = 'email_change' and used_at is null",
        member.account().0,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "insert into platform.mail_tokens (token_hash, account_id, purpose, new_email, created_at, expires_at)
         values ($1, $2, 'email_change', $3, $4, $5)",
        token.hash(),
        member.account().0,
        new.as_str(),
        now,
        now + LIFETIME,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// How a link stands.
pub(super) async fn state(pool: &PgPool, token: &str, now: DateTime<Utc>) -> Result<LinkState, AppError> {
    let row = sqlx::query!(
        "select expires_at, used_at from platform.mail_tokens where token_hash = $1 and purpose = 'email_change'",
        mail_token::hash(token),
    )
    .fetch_optional(pool)
    .await?;
    Ok(match row {
        None => LinkState::Gone,
        Some(row) if row.used_at.is_some() => LinkState::Gone,
        Some(row) if row.expires_at <= now => LinkState::Expired,
        Some(_) => LinkState::Open,
    })
}

/// What a link asks for.
pub(super) struct Asked {
    pub(super) account: AccountId,
    pub(super) new_email: String,
}

/// Uses a link up. Of two at once, the second gets nothing.
pub(super) async fn take(
    transaction: &mut PgConnection,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<Asked>, AppError> {
    let asked = sqlx::query_as!(
        Asked,
        r#"update platform.mail_tokens set used_at = $2
           where token_hash = $1 and purpose = 'email_change' and used_at is null and expires_at > $2
           returning account_id as "account: AccountId", new_email as "new_email!""#,
        mail_token::hash(token),
        now,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(asked)
}

/// An address that was given up.
pub(super) struct Former(pub(super) Option<String>);

/// Gives an account another address, and the former one back. `None` when somebody else has it.
pub(super) async fn move_to(transaction: &mut PgConnection, asked: &Asked) -> Result<Option<Former>, AppError> {
    let former = sqlx::query_scalar!(
        "select email from platform.accounts where id = $1 for update",
        asked.account.0
    )
    .fetch_one(&mut *transaction)
    .await?;
    let moved = sqlx::query!(
        "update platform.accounts set email = $2 where id = $1",
        asked.account.0,
        asked.new_email
    )
    .execute(&mut *transaction)
    .await;
    match moved {
        Err(sqlx::Error::Database(cause)) if cause.constraint() == Some("accounts_email_unique") => return Ok(None),
        moved => moved?,
    };
    // Links that went to the former address open nothing any more.
    sqlx::query!(
        "delete from platform.mail_tokens where account_id = $1 and used_at is null",
        asked.account.0
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!("delete from platform.registrations where email = $1", asked.new_email)
        .execute(transaction)
        .await?;
    Ok(Some(Former(former)))
}
