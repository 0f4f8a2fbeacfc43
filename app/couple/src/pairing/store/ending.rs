//! The end of a couple in the database.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgConnection;

use crate::capability::CoupleId;

/// Ends a couple: both are free, and what it holds stays for the export until `delete_at`.
pub async fn end(
    transaction: &mut PgConnection,
    couple: CoupleId,
    now: DateTime<Utc>,
    delete_at: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.couples set ended_at = $2, delete_at = $3 where id = $1",
        couple.0,
        now,
        delete_at
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "update couple.partners set left_at = $2 where couple_id = $1",
        couple.0,
        now
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Deletes a couple with everything in it.
pub async fn delete(transaction: &mut PgConnection, couple: CoupleId) -> Result<(), AppError> {
    sqlx::query!("delete from couple.couples where id = $1", couple.0)
        .execute(transaction)
        .await?;
    Ok(())
}

/// Somebody who was in a couple whose time is over.
pub struct Former {
    /// Who.
    pub account: AccountId,
    /// When the two came together.
    pub paired_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
}

/// Who was in the couples whose time is over, as far as they have an account; the couples are held
/// until the transaction ends.
pub async fn due(transaction: &mut PgConnection, now: DateTime<Utc>) -> Result<Vec<Former>, AppError> {
    let former = sqlx::query_as!(
        Former,
        r#"select p.account_id as "account: AccountId", c.completed_at as "paired_at!", c.ended_at as "ended_at!"
           from couple.couples c
           join couple.partners p on p.couple_id = c.id
           join platform.accounts a on a.id = p.account_id
           where c.delete_at <= $1 and c.completed_at is not null and not a.stands_in
           order by c.id, p.seat
           for update of c"#,
        now,
    )
    .fetch_all(transaction)
    .await?;
    Ok(former)
}

/// Deletes the couples whose time is over, with everything in them, those who stood in for somebody
/// there, and what the change feed says of them.
pub async fn delete_due(transaction: &mut PgConnection, now: DateTime<Utc>) -> Result<u64, AppError> {
    let deleted = sqlx::query_scalar!(
        r#"with gone as (
               delete from couple.couples where delete_at <= $1 returning 'couple:' || id as audience
           ), unheard as (
               delete from platform.changes where audience in (select audience from gone)
           ), left_behind as (
               delete from platform.audience_members where audience in (select audience from gone)
           ), stood_in as (
               delete from platform.accounts
               where stands_in and id in (
                   select p.account_id from couple.partners p
                   join couple.couples c on c.id = p.couple_id
                   where c.delete_at <= $1
               )
           )
           select count(*) as "deleted!" from gone"#,
        now,
    )
    .fetch_one(transaction)
    .await?;
    Ok(u64::try_from(deleted).unwrap_or(0))
}
