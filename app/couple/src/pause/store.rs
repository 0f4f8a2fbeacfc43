//! Pauses in the database.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::model::Word;
use crate::{
    capability::{CoupleId, Partner},
    pairing::Keepsake,
};

/// A pause.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its id.
    pub id: Uuid,
    /// Who asked for it.
    pub account: AccountId,
    /// A few words; may be empty.
    pub word: String,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// The time of return.
    pub until: DateTime<Utc>,
    /// When it was over, if it is.
    pub ended_at: Option<DateTime<Utc>>,
}

/// The pause of two that runs at a moment, if one does.
pub async fn running(pool: &PgPool, partner: &Partner, now: DateTime<Utc>) -> Result<Option<Kept>, AppError> {
    let pause = sqlx::query_as!(
        Kept,
        r#"select id, account_id as "account: AccountId", word, began_at, until, ended_at
           from couple.pauses
           where couple_id = $1 and ended_at is null and until > $2"#,
        partner.couple().0,
        now,
    )
    .fetch_optional(pool)
    .await?;
    Ok(pause)
}

/// Whether a couple wants quiet at a moment: while it does, nothing rings and no letter is written.
pub async fn is_quiet(transaction: &mut PgConnection, couple: CoupleId, now: DateTime<Utc>) -> Result<bool, AppError> {
    let quiet = sqlx::query_scalar!(
        r#"select exists (
               select from couple.pauses where couple_id = $1 and ended_at is null and until > $2
           ) as "quiet!""#,
        couple.0,
        now,
    )
    .fetch_one(transaction)
    .await?;
    Ok(quiet)
}

/// Whether a pause has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// It runs.
    Begun,
    /// Another one runs.
    Another,
}

/// Begins a pause, unless one runs: the database allows one. Two who ask at once wait for each other.
pub async fn begin(
    transaction: &mut PgConnection,
    partner: &Partner,
    (id, now): (Uuid, DateTime<Utc>),
    until: DateTime<Utc>,
    word: &Word,
) -> Result<Beginning, AppError> {
    // One whose time has come is over, also before its job has run.
    sqlx::query!(
        "update couple.pauses set ended_at = until where couple_id = $1 and ended_at is null and until <= $2",
        partner.couple().0,
        now,
    )
    .execute(&mut *transaction)
    .await?;
    let inserted = sqlx::query!(
        "insert into couple.pauses (id, couple_id, account_id, word, began_at, until)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (couple_id) where ended_at is null do nothing",
        id,
        partner.couple().0,
        partner.account().0,
        word.text(),
        now,
        until,
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Beginning::Begun
    } else {
        Beginning::Another
    })
}

/// Ends the running pause that a partner asked for; gives it. None, when there is none of theirs.
pub async fn end_early(
    transaction: &mut PgConnection,
    partner: &Partner,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>, AppError> {
    let pause = sqlx::query_scalar!(
        "update couple.pauses set ended_at = $3
         where couple_id = $1 and account_id = $2 and ended_at is null and until > $3
         returning id",
        partner.couple().0,
        partner.account().0,
        now,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(pause)
}

/// The two of a pause that has just been ended.
#[derive(Clone, Debug)]
pub struct Ended {
    /// Their couple.
    pub couple: Uuid,
    /// Both.
    pub accounts: Vec<AccountId>,
}

/// Ends a pause at its time. None, when it was over before, or the couple has ended.
pub async fn end_in_time(transaction: &mut PgConnection, pause: Uuid) -> Result<Option<Ended>, AppError> {
    let ended = sqlx::query!(
        r#"with together as (
               select c.id
               from couple.pauses p
               join couple.couples c on c.id = p.couple_id
               where p.id = $1 and c.ended_at is null and c.completed_at is not null
               for share of c
           ), over as (
               update couple.pauses set ended_at = until
               where id = $1 and ended_at is null and couple_id in (select id from together)
               returning couple_id
           )
           select over.couple_id, array_agg(p.account_id) as "accounts!"
           from over
           join couple.partners p on p.couple_id = over.couple_id and p.left_at is null
           group by over.couple_id"#,
        pause,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(ended.map(|ended| Ended {
        couple: ended.couple_id,
        accounts: ended.accounts.into_iter().map(AccountId).collect(),
    }))
}

/// Every pause of a couple that may be read, the latest first.
pub async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Kept>, AppError> {
    let pauses = sqlx::query_as!(
        Kept,
        r#"select id, account_id as "account: AccountId", word, began_at, until, ended_at
           from couple.pauses
           where couple_id = $1
           order by began_at desc, id desc"#,
        keepsake.couple().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(pauses)
}
