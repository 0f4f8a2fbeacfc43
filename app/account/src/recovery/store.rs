//! Links for another password, in the database.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::{PgConnection, PgPool};

use crate::{
    mail_token::{self, MailToken},
    verification::model::LinkState,
};

/// How long a link is good.
pub(super) const LIFETIME: TimeDelta = TimeDelta::hours(1);

/// Keeps a link.
pub(super) async fn insert(
    transaction: &mut PgConnection,
    account: AccountId,
    token: &MailToken,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.mail_tokens (token_hash, account_id, purpose, created_at, expires_at)
         values ($1, $2, 'password_reset', $3, $4)",
        token.hash(),
        account.0,
        now,
        now + LIFETIME,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whose link it is and how it stands.
pub(super) struct Link {
    pub(super) state: LinkState,
    pub(super) email: String,
    pub(super) display_name: String,
}

/// How a link stands.
pub(super) async fn link(pool: &PgPool, token: &str, now: DateTime<Utc>) -> Result<Option<Link>, AppError> {
    let row = sqlx::query!(
        r#"select t.expires_at, t.used_at, a.email as "email!", a.display_name
           from platform.mail_tokens t
           join platform.accounts a on a.id = t.account_id
           where t.token_hash = $1 and t.purpose = 'password_reset'"#,
        mail_token::hash(token),
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Link {
        state: match row.used_at {
            Some(_) => LinkState::Gone,
            None if row.expires_at <= now => LinkState::Expired,
            None => LinkState::Open,
        },
        email: row.email,
        display_name: row.display_name,
    }))
}

/// Uses a link up and gives its account. Of two at once, the second gets nothing.
pub(super) async fn take(
    transaction: &mut PgConnection,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<AccountId>, AppError> {
    let account = sqlx::query_scalar!(
        r#"update platform.mail_tokens set used_at = $2
           where token_hash = $1 and purpose = 'password_reset' and used_at is null and expires_at > $2
           returning account_id as "account: AccountId""#,
        mail_token::hash(token),
        now,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(account)
}
