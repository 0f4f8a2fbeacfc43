//! Photos beside letters, in the database.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{error::AppError, media::Facts};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{capability::Partner, letters::model::Month, pairing::Keepsake};

/// A photo of a month.
pub(super) struct Kept {
    pub(super) id: Uuid,
    pub(super) mine: bool,
    pub(super) facts: Facts,
}

/// The photos of a month, the first first. What is not ready is seen by who sent it alone.
pub(super) async fn of_month(pool: &PgPool, partner: &Partner, month: Month) -> Result<Vec<Kept>, AppError> {
    let rows = sqlx::query!(
        r#"select p.id, m.account_id = $2 as "mine!", m.id as media, m.kind, m.state, m.refusal, m.alternative,
                  m.width, m.height, m.placeholder, m.content_type, m.milliseconds
           from couple.letter_photos p
           join platform.media m on m.id = p.media_id
           where p.couple_id = $1 and p.month = $3 and (m.state = 'ready' or m.account_id = $2)
           order by p.id"#,
        partner.couple().0,
        partner.account().0,
        month.first_day(),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Kept {
            id: row.id,
            mine: row.mine,
            facts: Facts {
                id: row.media,
                kind: row.kind,
                state: row.state,
                refusal: row.refusal,
                alternative: row.alternative,
                width: row.width,
                height: row.height,
                placeholder: row.placeholder,
                content_type: row.content_type,
                milliseconds: row.milliseconds,
            },
        })
        .collect())
}

/// What became of a photo that was to be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addition {
    /// It has a place.
    Added,
    /// Another took the place at this moment.
    Overtaken,
    /// There is no place left.
    Full,
}

/// Lays a photo beside a month's letter.
pub(super) async fn insert(
    transaction: &mut PgConnection,
    partner: &Partner,
    month: Month,
    (id, media): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> Result<Addition, AppError> {
    let place = sqlx::query_scalar!(
        r#"select min(place)::smallint as place
           from generate_series(1, 12) as place
           where not exists (
               select from couple.letter_photos p
               where p.couple_id = $1 and p.month = $2 and p.place = place.place
           )"#,
        partner.couple().0,
        month.first_day(),
    )
    .fetch_one(&mut *transaction)
    .await?;
    let Some(place) = place else {
        return Ok(Addition::Full);
    };
    let inserted = sqlx::query!(
        "insert into couple.letter_photos (id, couple_id, month, place, media_id, created_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (couple_id, month, place) do nothing",
        id,
        partner.couple().0,
        month.first_day(),
        place,
        media,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(if inserted.rows_affected() == 1 {
        Addition::Added
    } else {
        Addition::Overtaken
    })
}

/// The month of a photo that the partner has added.
///
/// # Errors
/// Not found.
pub(super) async fn month_of_own(
    transaction: &mut PgConnection,
    partner: &Partner,
    photo: Uuid,
) -> Result<NaiveDate, AppError> {
    let month = sqlx::query_scalar!(
        "select p.month
         from couple.letter_photos p
         join platform.media m on m.id = p.media_id
         where p.id = $1 and p.couple_id = $2 and m.account_id = $3
         for update of p",
        photo,
        partner.couple().0,
        partner.account().0,
    )
    .fetch_one(transaction)
    .await?;
    Ok(month)
}

/// Takes a photo away, and with it what is kept of it.
pub(super) async fn delete(transaction: &mut PgConnection, partner: &Partner, photo: Uuid) -> Result<(), AppError> {
    sqlx::query!(
        "delete from couple.letter_photos where id = $1 and couple_id = $2",
        photo,
        partner.couple().0,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A photo that may be taken along.
pub(super) struct Copied {
    pub(super) month: NaiveDate,
    pub(super) mine: bool,
    pub(super) media: Uuid,
}

/// The photos of a couple that may be read, the latest month first.
pub(super) async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Copied>, AppError> {
    let copied = sqlx::query_as!(
        Copied,
        r#"select p.month, m.account_id = $2 as "mine!", m.id as media
           from couple.letter_photos p
           join platform.media m on m.id = p.media_id
           where p.couple_id = $1 and m.state = 'ready'
           order by p.month desc, p.id"#,
        keepsake.couple().0,
        keepsake.member().account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(copied)
}
