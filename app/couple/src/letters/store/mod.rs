//! Letters in the database.

mod history;
mod writing;

use chrono::{DateTime, NaiveDate, Utc};
use platform::error::AppError;
use sqlx::PgPool;
use uuid::Uuid;

pub use history::{Kept, Which, purge, version, versions};
pub use writing::{Locked, Written, add, begin, carry_on, give, lock};

use super::model::Month;
use crate::{capability::Partner, pairing::Keepsake};

/// What a letter says now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its month.
    pub month: NaiveDate,
    /// Its number.
    pub number: i32,
    /// Whether the one who looks wrote it.
    pub mine: bool,
    /// Whether the other of its writer has been given it.
    pub given: bool,
    /// Its text.
    pub body: String,
    /// The open page that wrote it.
    pub pen: Option<Uuid>,
    /// When it was last written.
    pub updated_at: DateTime<Utc>,
}

/// A month's letter, if it was begun.
pub async fn latest(pool: &PgPool, partner: &Partner, month: Month) -> Result<Option<Version>, AppError> {
    let version = sqlx::query_as!(
        Version,
        r#"select l.month, v.number, coalesce(v.account_id = $2, false) as "mine!", v.given, v.body, v.pen, v.updated_at
           from couple.letters l
           join couple.letter_versions v on v.letter_id = l.id and v.number = l.latest
           where l.couple_id = $1 and l.month = $3"#,
        partner.couple().0,
        partner.account().0,
        month.first_day(),
    )
    .fetch_optional(pool)
    .await?;
    Ok(version)
}

/// When a month's letter was last written, and whether by the one who looks; not what it says.
pub async fn last_written(
    pool: &PgPool,
    partner: &Partner,
    month: Month,
) -> Result<Option<(DateTime<Utc>, bool)>, AppError> {
    let row = sqlx::query!(
        r#"select v.updated_at, coalesce(v.account_id = $2, false) as "mine!"
           from couple.letters l
           join couple.letter_versions v on v.letter_id = l.id and v.number = l.latest
           where l.couple_id = $1 and l.month = $3"#,
        partner.couple().0,
        partner.account().0,
        month.first_day(),
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| (row.updated_at, row.mine)))
}

/// How a letter begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Its month.
    pub month: NaiveDate,
    /// The first characters of its text.
    pub beginning: String,
}

/// One page of the letters that were begun, the latest month first, before a month.
pub async fn months(
    pool: &PgPool,
    partner: &Partner,
    before: Option<Month>,
    limit: usize,
) -> Result<Vec<Beginning>, AppError> {
    let months = sqlx::query_as!(
        Beginning,
        r#"select l.month, left(v.body, 600) as "beginning!"
           from couple.letters l
           join couple.letter_versions v on v.letter_id = l.id and v.number = l.latest
           where l.couple_id = $1 and ($2::date is null or l.month < $2)
           order by l.month desc
           limit $3"#,
        partner.couple().0,
        before.map(Month::first_day),
        i64::try_from(limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    Ok(months)
}

/// A letter as it is copied or printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Its month.
    pub month: NaiveDate,
    /// Its text.
    pub body: String,
}

/// The letters of a year that say something, the first month first.
pub async fn of_year(
    pool: &PgPool,
    partner: &Partner,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Vec<Whole>, AppError> {
    let letters = sqlx::query_as!(
        Whole,
        "select l.month, v.body
         from couple.letters l
         join couple.letter_versions v on v.letter_id = l.id and v.number = l.latest
         where l.couple_id = $1 and l.month between $2 and $3 and v.body ~ '\\S'
         order by l.month",
        partner.couple().0,
        from,
        to,
    )
    .fetch_all(pool)
    .await?;
    Ok(letters)
}

/// Every letter of a couple that may be read, the latest month first.
pub async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Whole>, AppError> {
    let letters = sqlx::query_as!(
        Whole,
        "select l.month, v.body
         from couple.letters l
         join couple.letter_versions v on v.letter_id = l.id and v.number = l.latest
         where l.couple_id = $1
         order by l.month desc",
        keepsake.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(letters)
}
