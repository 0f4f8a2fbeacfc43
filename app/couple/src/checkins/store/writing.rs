//! Writing check-ins and the couple's setting.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::{
    capability::Partner,
    checkins::model::{Entry, Opening, Sharing},
};

/// What was written.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// The check-in.
    pub id: Uuid,
    /// Whether it is the day's first.
    pub is_new: bool,
}

/// Writes a partner's check-in of a day over the former one, if there is one.
pub async fn save(
    transaction: &mut PgConnection,
    partner: &Partner,
    (id, now): (Uuid, DateTime<Utc>),
    entry: &Entry,
) -> Result<Written, AppError> {
    let row = sqlx::query!(
        r#"insert into couple.check_ins
               (id, couple_id, account_id, day, mood, stress, energy, note, private, created_at, updated_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
           on conflict on constraint check_ins_one_per_day do update set
               mood = excluded.mood, stress = excluded.stress, energy = excluded.energy,
               note = excluded.note, private = excluded.private, updated_at = excluded.updated_at
           returning id, id = $1 as "is_new!""#,
        id,
        partner.couple().0,
        partner.account().0,
        entry.day,
        i16::from(entry.values.mood.number()),
        i16::from(entry.values.stress.number()),
        i16::from(entry.values.energy.number()),
        entry.note.text(),
        entry.sharing == Sharing::ForMe,
        now,
    )
    .fetch_one(transaction)
    .await?;
    Ok(Written {
        id: row.id,
        is_new: row.is_new,
    })
}

/// Sets when today's values open.
pub async fn set_opening(transaction: &mut PgConnection, partner: &Partner, opening: Opening) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.couples set both_first = $2 where id = $1",
        partner.couple().0,
        opening == Opening::BothFirst
    )
    .execute(transaction)
    .await?;
    Ok(())
}
