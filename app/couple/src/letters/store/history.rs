//! The former versions of letters.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgPool;
use uuid::Uuid;

use crate::{capability::Partner, letters::model::Month};

/// A version that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its id.
    pub id: Uuid,
    /// Its number.
    pub number: i32,
    /// Whether the one who looks wrote it.
    pub mine: bool,
    /// Its text, or how it begins.
    pub body: String,
    /// How many characters it has.
    pub length: i32,
    /// When it was last written.
    pub updated_at: DateTime<Utc>,
}

/// One page of the versions of a month's letter, the latest first, before a number.
pub async fn versions(
    pool: &PgPool,
    partner: &Partner,
    month: Month,
    before: Option<i32>,
    limit: usize,
) -> Result<Vec<Kept>, AppError> {
    let versions = sqlx::query_as!(
        Kept,
        r#"select v.id, v.number, coalesce(v.account_id = $2, false) as "mine!", left(v.body, 600) as "body!",
                  length(v.body) as "length!", v.updated_at
           from couple.letters l
           join couple.letter_versions v on v.letter_id = l.id
           where l.couple_id = $1 and l.month = $3 and ($4::int is null or v.number < $4)
           order by v.number desc
           limit $5"#,
        partner.couple().0,
        partner.account().0,
        month.first_day(),
        before,
        i64::try_from(limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    Ok(versions)
}

/// Which version of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// By its id.
    Id(Uuid),
    /// By its number.
    Number(i32),
}

/// One version of a month's letter, if it is still kept.
pub async fn version(pool: &PgPool, partner: &Partner, month: Month, which: Which) -> Result<Option<Kept>, AppError> {
    let (id, number) = match which {
        Which::Id(id) => (Some(id), None),
        Which::Number(number) => (None, Some(number)),
    };
    let version = sqlx::query_as!(
        Kept,
        r#"select v.id, v.number, coalesce(v.account_id = $2, false) as "mine!", v.body,
                  length(v.body) as "length!", v.updated_at
           from couple.letters l
           join couple.letter_versions v on v.letter_id = l.id
           where l.couple_id = $1 and l.month = $3 and (v.id = $4 or v.number = $5)"#,
        partner.couple().0,
        partner.account().0,
        month.first_day(),
        id,
        number,
    )
    .fetch_optional(pool)
    .await?;
    Ok(version)
}

/// Throws away the versions written before a moment, save those that are the letters of now.
pub async fn purge(pool: &PgPool, before: DateTime<Utc>) -> Result<u64, AppError> {
    let purged = sqlx::query!(
        "delete from couple.letter_versions v using couple.letters l
         where l.id = v.letter_id and v.number < l.latest and v.updated_at < $1",
        before
    )
    .execute(pool)
    .await?;
    Ok(purged.rows_affected())
}
