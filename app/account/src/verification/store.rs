//! Registrations on their way to being accounts.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError, language::Language, services::Services};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    mail_token,
    registration::{NewAccount, create_account},
};

/// A registration, as its link knows it.
pub(super) struct Waiting {
    pub(super) id: Uuid,
    pub(super) password_hash: String,
    pub(super) expires_at: DateTime<Utc>,
}

/// The registration of a link, expired or not.
pub(super) async fn of_link(pool: &PgPool, token: &str) -> Result<Option<Waiting>, AppError> {
    let waiting = sqlx::query_as!(
        Waiting,
        "select id, password_hash, expires_at from platform.registrations where token_hash = $1",
        mail_token::hash(token),
    )
    .fetch_optional(pool)
    .await?;
    Ok(waiting)
}

/// What a registration says of the account to be.
pub(super) struct Former {
    pub(super) email: String,
    pub(super) password_hash: String,
    pub(super) display_name: String,
    pub(super) language: String,
    pub(super) time_zone: String,
    pub(super) terms_version: String,
}

/// What a registration says of the account to be, while it waits.
pub(super) async fn registration(pool: &PgPool, registration: Uuid) -> Result<Option<Former>, AppError> {
    let former = sqlx::query_as!(
        Former,
        "select email, password_hash, display_name, language, time_zone, terms_version
         from platform.registrations where id = $1",
        registration,
    )
    .fetch_optional(pool)
    .await?;
    Ok(former)
}

/// Turns a registration into an account; every other one of the same address is void. `None` when
/// it is gone, expired, or the address was taken meanwhile. Of two at once, the second finds
/// nothing left.
pub(super) async fn confirm(
    transaction: &mut PgConnection,
    services: &Services,
    registration: Uuid,
) -> Result<Option<AccountId>, AppError> {
    let row = sqlx::query!(
        "delete from platform.registrations where id = $1 and expires_at > $2
         returning email, password_hash, display_name, language, time_zone, terms_version",
        registration,
        services.clock.now(),
    )
    .fetch_optional(&mut *transaction)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let new = NewAccount {
        email: Some(&row.email),
        password_hash: Some(&row.password_hash),
        display_name: &row.display_name,
        language: Language::from_tag(&row.language).unwrap_or_default(),
        time_zone: &row.time_zone,
        terms_version: Some(&row.terms_version),
    };
    let account = create_account(&mut *transaction, services, &new).await?;
    sqlx::query!("delete from platform.registrations where email = $1", row.email)
        .execute(transaction)
        .await?;
    Ok(account)
}
