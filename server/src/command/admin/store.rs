//! What the command line reads and writes of accounts.

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use uuid::Uuid;

/// An account that an operator is given; its address needs no confirmation, since whoever has the
/// command line has the database.
pub(super) struct NewAccount<'a> {
    pub(super) id: Uuid,
    pub(super) email: &'a str,
    pub(super) display_name: &'a str,
    pub(super) password_hash: &'a str,
}

/// What an appointment changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Appointment {
    New,
    AlreadyOperator,
}

/// The account with an address.
pub(super) async fn account_of(pool: &PgPool, email: &str) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar!("select id from platform.accounts where email = $1", email)
        .fetch_optional(pool)
        .await
}

/// Makes an account.
pub(super) async fn create(pool: &PgPool, new: &NewAccount<'_>, now: DateTime<Utc>) -> Result<Uuid, sqlx::Error> {
    sqlx::query_scalar!(
        "insert into platform.accounts (id, email, display_name, password_hash, created_at)
         values ($1, $2, $3, $4, $5)
         returning id",
        new.id,
        new.email,
        new.display_name,
        new.password_hash,
        now,
    )
    .fetch_one(pool)
    .await
}

/// Grants the whole town, and writes it into the audit log.
pub(super) async fn appoint(
    pool: &PgPool,
    account: Uuid,
    audit_id: Uuid,
    now: DateTime<Utc>,
) -> Result<Appointment, sqlx::Error> {
    let mut transaction = pool.begin().await?;
    let granted = sqlx::query!(
        "insert into platform.grants (account_id, role, granted_at) values ($1, 'operator', $2) on conflict do nothing",
        account,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    if granted.rows_affected() == 0 {
        return Ok(Appointment::AlreadyOperator);
    }
    sqlx::query!(
        "insert into platform.audit_log (id, at, account_id, action, subject)
         values ($1, $2, $3, 'operator.appointed', 'command line')",
        audit_id,
        now,
        account,
    )
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    Ok(Appointment::New)
}
