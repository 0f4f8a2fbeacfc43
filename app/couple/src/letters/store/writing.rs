//! Writing letters. A save locks the letter first, so that of two that come at once the second
//! finds what the first has left.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{
    capability::Partner,
    letters::model::{Body, Month},
};

/// A letter whose row is locked until the transaction ends, with the version that is read now.
#[derive(Clone, Debug)]
pub struct Locked {
    /// The letter.
    pub letter: Uuid,
    /// The version.
    pub version: Uuid,
    /// Its number.
    pub number: i32,
    /// Whether the one who saves wrote it.
    pub mine: bool,
    /// Whether the other has been given it.
    pub given: bool,
    /// Whether everything since the base was written by the page that saves.
    pub same_pen: bool,
    /// When it was begun.
    pub begun: DateTime<Utc>,
    /// What it says.
    pub body: String,
}

/// Locks a month's letter; `None` when it was not begun.
pub async fn lock(
    transaction: &mut PgConnection,
    partner: &Partner,
    month: Month,
    (base, pen): (i32, Option<Uuid>),
) -> Result<Option<Locked>, AppError> {
    let letter = sqlx::query_scalar!(
        "select id from couple.letters where couple_id = $1 and month = $2 for update",
        partner.couple().0,
        month.first_day(),
    )
    .fetch_optional(&mut *transaction)
    .await?;
    let Some(letter) = letter else { return Ok(None) };
    // Asked only now that nothing can move.
    let locked = sqlx::query_as!(
        Locked,
        r#"select l.id as letter, v.id as version, v.number, coalesce(v.account_id = $2, false) as "mine!", v.given,
                  v.created_at as begun, v.body,
                  not exists (
                      select from couple.letter_versions since
                      where since.letter_id = l.id and since.number > $3
                        and (since.pen is distinct from $4 or since.account_id is distinct from $2)
                  ) as "same_pen!"
           from couple.letters l
           join couple.letter_versions v on v.letter_id = l.id and v.number = l.latest
           where l.id = $1
           for update of v"#,
        letter,
        partner.account().0,
        base,
        pen,
    )
    .fetch_one(transaction)
    .await?;
    Ok(Some(Locked {
        same_pen: locked.same_pen && pen.is_some(),
        ..locked
    }))
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a> {
    /// The new version's id, where one is made.
    pub id: Uuid,
    /// When.
    pub now: DateTime<Utc>,
    /// The open page that writes.
    pub pen: Option<Uuid>,
    /// The text.
    pub body: &'a Body,
}

/// Begins a letter with its first version; `None` when the other has begun it at the same moment.
pub async fn begin(
    transaction: &mut PgConnection,
    partner: &Partner,
    (letter, month): (Uuid, Month),
    written: Written<'_>,
) -> Result<Option<Uuid>, AppError> {
    let begun = sqlx::query_scalar!(
        "insert into couple.letters (id, couple_id, month, latest, created_at) values ($1, $2, $3, 1, $4)
         on conflict on constraint letters_one_per_month do nothing
         returning id",
        letter,
        partner.couple().0,
        month.first_day(),
        written.now,
    )
    .fetch_optional(&mut *transaction)
    .await?;
    if begun.is_some() {
        insert(transaction, partner, (letter, 1), written).await?;
    }
    Ok(begun)
}

/// Adds a version behind the latest.
pub async fn add(
    transaction: &mut PgConnection,
    partner: &Partner,
    locked: &Locked,
    written: Written<'_>,
) -> Result<i32, AppError> {
    let number = next(transaction, locked).await?;
    insert(transaction, partner, (locked.letter, number), written).await?;
    Ok(number)
}

/// Writes the latest version on; it gets the number of this save.
pub async fn carry_on(transaction: &mut PgConnection, locked: &Locked, written: Written<'_>) -> Result<i32, AppError> {
    let number = next(transaction, locked).await?;
    sqlx::query!(
        "update couple.letter_versions set number = $2, body = $3, pen = $4, updated_at = $5 where id = $1",
        locked.version,
        number,
        written.body.text(),
        written.pen,
        written.now,
    )
    .execute(transaction)
    .await?;
    Ok(number)
}

async fn next(transaction: &mut PgConnection, locked: &Locked) -> Result<i32, AppError> {
    let number = sqlx::query_scalar!(
        "update couple.letters set latest = latest + 1 where id = $1 returning latest",
        locked.letter
    )
    .fetch_one(transaction)
    .await?;
    Ok(number)
}

async fn insert(
    transaction: &mut PgConnection,
    partner: &Partner,
    (letter, number): (Uuid, i32),
    written: Written<'_>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.letter_versions
             (id, couple_id, letter_id, number, account_id, body, pen, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        written.id,
        partner.couple().0,
        letter,
        number,
        partner.account().0,
        written.body.text(),
        written.pen,
        written.now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Notes that the one who looks has been given the other's latest version, and answers with that
/// very version: from here on it is not written over. Nothing when there is nothing to note.
pub async fn give(pool: &PgPool, partner: &Partner, month: Month) -> Result<Option<super::Version>, AppError> {
    let given = sqlx::query_as!(
        super::Version,
        r#"update couple.letter_versions v set given = true
           from couple.letters l
           where l.couple_id = $1 and l.month = $3
             and v.letter_id = l.id and v.number = l.latest
             and v.account_id is distinct from $2 and not v.given
           returning l.month, v.number, false as "mine!", v.given, v.body, v.pen, v.updated_at"#,
        partner.couple().0,
        partner.account().0,
        month.first_day(),
    )
    .fetch_optional(pool)
    .await?;
    Ok(given)
}
