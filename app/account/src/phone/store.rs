//! Phones in the database.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Member, Reauthenticated},
    error::AppError,
    language::Language,
    phone::PhoneNumber,
};
use sqlx::{PgConnection, PgPool};

/// The phone of an account.
pub(crate) struct Kept {
    pub(crate) number: PhoneNumber,
    pub(crate) confirmed_at: DateTime<Utc>,
}

/// The phone of a member.
pub(crate) async fn of(pool: &PgPool, member: &Member) -> Result<Option<Kept>, AppError> {
    let row = sqlx::query!(
        "select number, confirmed_at from platform.phones where account_id = $1",
        member.account().0,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Kept {
        number: PhoneNumber::kept(row.number),
        confirmed_at: row.confirmed_at,
    }))
}

/// Whose account a number opens.
pub(crate) struct Owner {
    pub(crate) account: AccountId,
    pub(crate) language: Language,
}

/// Whose account a number opens, if anybody's.
pub(crate) async fn owner_of(pool: &PgPool, number: &PhoneNumber) -> Result<Option<Owner>, AppError> {
    let row = sqlx::query!(
        r#"select p.account_id as "account: AccountId", a.language
           from platform.phones p
           join platform.accounts a on a.id = p.account_id
           where p.number = $1"#,
        number.as_str(),
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Owner {
        account: row.account,
        language: Language::from_tag(&row.language).unwrap_or_default(),
    }))
}

/// What became of a number that was to be an account's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Put {
    /// It is the first.
    Added,
    /// It took the place of another.
    Changed,
    /// It is another account's; the transaction is of no more use.
    Taken,
}

/// Makes a number the account's.
pub(super) async fn put(
    transaction: &mut PgConnection,
    proof: &Reauthenticated,
    number: &PhoneNumber,
    now: DateTime<Utc>,
) -> Result<Put, AppError> {
    let written = sqlx::query_scalar!(
        r#"insert into platform.phones (account_id, number, confirmed_at) values ($1, $2, $3)
           on conflict (account_id) do update set number = excluded.number, confirmed_at = excluded.confirmed_at
           returning (xmax = 0) as "added!""#,
        proof.account().0,
        number.as_str(),
        now,
    )
    .fetch_one(transaction)
    .await;
    match written {
        Ok(true) => Ok(Put::Added),
        Ok(false) => Ok(Put::Changed),
        Err(sqlx::Error::Database(cause)) if cause.constraint() == Some("phones_number_unique") => Ok(Put::Taken),
        Err(cause) => Err(cause.into()),
    }
}

/// Gives an account that was made a moment ago its number. False when it opens another; the
/// transaction is of no more use then.
pub(crate) async fn give(
    transaction: &mut PgConnection,
    account: AccountId,
    number: &PhoneNumber,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    let inserted = sqlx::query!(
        "insert into platform.phones (account_id, number, confirmed_at) values ($1, $2, $3)
         on conflict (number) do nothing",
        account.0,
        number.as_str(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(inserted.rows_affected() == 1)
}

/// Whether something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// It is as it was asked for.
    Now,
    /// It was so already.
    Nothing,
}

/// Takes the number of an account away.
pub(super) async fn remove(transaction: &mut PgConnection, proof: &Reauthenticated) -> Result<Changed, AppError> {
    let deleted = sqlx::query!("delete from platform.phones where account_id = $1", proof.account().0)
        .execute(transaction)
        .await?;
    Ok(match deleted.rows_affected() {
        0 => Changed::Nothing,
        _ => Changed::Now,
    })
}
