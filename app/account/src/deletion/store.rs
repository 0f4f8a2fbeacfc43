//! Accounts that are to end, in the database.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member},
    error::AppError,
    privacy::Leaver,
};
use sqlx::{PgConnection, PgPool};

use super::Departing;

/// Notes that a member wants their account to end. Asked for twice, the first counts.
pub(super) async fn plan(
    transaction: &mut PgConnection,
    member: &Member,
    now: DateTime<Utc>,
    due_at: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.deletions (account_id, asked_at, due_at) values ($1, $2, $3)
         on conflict (account_id) do nothing",
        member.account().0,
        now,
        due_at,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// An end that was asked for, and whose.
pub(super) struct Planned {
    pub(super) display_name: String,
    pub(super) time_zone: String,
    pub(super) due_at: DateTime<Utc>,
}

/// The end of an account, if it was asked for.
pub(super) async fn planned(pool: &PgPool, account: AccountId) -> Result<Option<Planned>, AppError> {
    let planned = sqlx::query_as!(
        Planned,
        "select a.display_name, a.time_zone, d.due_at
         from platform.deletions d
         join platform.accounts a on a.id = d.account_id
         where d.account_id = $1",
        account.0,
    )
    .fetch_optional(pool)
    .await?;
    Ok(planned)
}

/// Whether an account is to end.
pub(crate) async fn is_planned(pool: &PgPool, account: AccountId) -> Result<bool, AppError> {
    Ok(planned(pool, account).await?.is_some())
}

/// Whether somebody stayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stayed {
    /// They did.
    Now,
    /// It was too late.
    TooLate,
}

/// Takes the end of an account back, before it is due.
pub(super) async fn take_back(
    transaction: &mut PgConnection,
    departing: &Departing,
    now: DateTime<Utc>,
) -> Result<Stayed, AppError> {
    let deleted = sqlx::query!(
        "delete from platform.deletions where account_id = $1 and due_at > $2",
        departing.account().0,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(if deleted.rows_affected() == 1 {
        Stayed::Now
    } else {
        Stayed::TooLate
    })
}

/// The accounts for which nobody has taken leave of the areas yet.
pub(super) async fn not_left(pool: &PgPool) -> Result<Vec<AccountId>, AppError> {
    let accounts = sqlx::query_scalar!(
        r#"select account_id as "account: AccountId" from platform.deletions where left_at is null order by asked_at"#
    )
    .fetch_all(pool)
    .await?;
    Ok(accounts)
}

/// Notes that every area was left.
pub(super) async fn mark_left(pool: &PgPool, account: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.deletions set left_at = $2 where account_id = $1",
        account.0,
        now,
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The accounts whose day has come.
pub(super) async fn due(pool: &PgPool, now: DateTime<Utc>) -> Result<Vec<AccountId>, AppError> {
    let accounts = sqlx::query_scalar!(
        r#"select account_id as "account: AccountId" from platform.deletions
           where due_at <= $1 and left_at is not null
           order by due_at"#,
        now,
    )
    .fetch_all(pool)
    .await?;
    Ok(accounts)
}

/// What limits counted of somebody who goes, under their account and under `subjects`: their address,
/// their number.
pub(super) async fn delete_counts(
    transaction: &mut PgConnection,
    leaver: &Leaver,
    subjects: &[String],
) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.rate_limits where subject = $1 or subject = any($2)",
        leaver.account().to_string(),
        subjects,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Registrations that wait for the address of somebody who goes, and links that would have given it
/// to another account.
pub(super) async fn delete_claims(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    let Some(email) = leaver.email() else { return Ok(()) };
    sqlx::query!("delete from platform.registrations where email = $1", email)
        .execute(&mut *transaction)
        .await?;
    sqlx::query!("delete from platform.mail_tokens where new_email = $1", email)
        .execute(transaction)
        .await?;
    Ok(())
}
