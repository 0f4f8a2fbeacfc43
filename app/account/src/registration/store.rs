//! Registrations and new accounts in the database.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::AccountId, error::AppError, language::Language, services::Services};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{address::EmailAddress, mail_token::MailToken};

/// How long a registration waits for its mail to be confirmed.
pub(crate) const LIFETIME: TimeDelta = TimeDelta::hours(24);

/// An account to be made.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// The address that it signs in with, unless it does by phone alone.
    pub email: Option<&'a str>,
    /// The hash of its password, by [`crate::password::hash`]; none where it has none.
    pub password_hash: Option<&'a str>,
    /// How the person is called, 1–60 characters.
    pub display_name: &'a str,
    /// Their language.
    pub language: Language,
    /// Their IANA time zone.
    pub time_zone: &'a str,
    /// The terms that they accepted; none for accounts that an operator makes.
    pub terms_version: Option<&'a str>,
}

/// Makes an account. `None` when the address already has one: the first stays.
///
/// # Errors
/// Internal.
pub async fn create_account(
    transaction: &mut PgConnection,
    services: &Services,
    new: &NewAccount<'_>,
) -> Result<Option<AccountId>, AppError> {
    let now = services.clock.now();
    let account = AccountId(services.chance.id(now));
    let inserted = sqlx::query!(
        "insert into platform.accounts (id, email, password_hash, display_name, language, time_zone, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (email) do nothing",
        account.0,
        new.email,
        new.password_hash,
        new.display_name,
        new.language.tag(),
        new.time_zone,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(None);
    }
    if let Some(version) = new.terms_version {
        sqlx::query!(
            "insert into platform.consents (account_id, kind, version, given_at) values ($1, 'terms', $2, $3)",
            account.0,
            version,
            now,
        )
        .execute(transaction)
        .await?;
    }
    Ok(Some(account))
}

/// Who an address belongs to.
pub(crate) struct Owner {
    pub(crate) account: AccountId,
    pub(crate) display_name: String,
    pub(crate) language: Language,
}

/// Who an address belongs to, if anybody.
pub(crate) async fn owner_of(transaction: &mut PgConnection, email: &EmailAddress) -> Result<Option<Owner>, AppError> {
    let row = sqlx::query!(
        "select id, display_name, language from platform.accounts where email = $1",
        email.as_str()
    )
    .fetch_optional(transaction)
    .await?;
    Ok(row.map(|row| Owner {
        account: AccountId(row.id),
        display_name: row.display_name,
        language: Language::from_tag(&row.language).unwrap_or_default(),
    }))
}

/// A registration to be kept.
pub(crate) struct NewRegistration<'a> {
    pub(crate) id: Uuid,
    pub(crate) email: &'a EmailAddress,
    pub(crate) password_hash: &'a str,
    pub(crate) display_name: &'a str,
    pub(crate) language: Language,
    pub(crate) time_zone: &'a str,
    pub(crate) terms_version: &'a str,
    pub(crate) token: &'a MailToken,
}

/// Keeps a registration until its mail is confirmed. An address may wait several times: whoever
/// confirms first has it.
pub(crate) async fn insert(
    transaction: &mut PgConnection,
    registration: &NewRegistration<'_>,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.registrations
             (id, email, password_hash, display_name, language, time_zone, terms_version, token_hash, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        registration.id,
        registration.email.as_str(),
        registration.password_hash,
        registration.display_name,
        registration.language.tag(),
        registration.time_zone,
        registration.terms_version,
        registration.token.hash(),
        now,
        now + LIFETIME,
    )
    .execute(transaction)
    .await?;
    Ok(())
}
