//! Check-ins in the database. Reading goes through `couple.check_ins_seen_by`, the one rule of who
//! sees what: values that are not open to the viewer never leave the database.

mod history;
mod writing;

use chrono::{DateTime, NaiveDate, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgPool;

pub use history::{Average, Point, averages, list, points};
pub use writing::{save, set_opening};

use super::model::{Level, Said, Values};
use crate::{capability::Partner, pairing::Keepsake};

/// What a viewer sees of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Openness {
    /// All of it.
    Open,
    /// That it exists: it is for its author alone.
    Private,
    /// That it exists: it opens with the viewer's own of that day.
    Closed,
}

impl Openness {
    fn parse(word: &str) -> Self {
        match word {
            "open" => Self::Open,
            "private" => Self::Private,
            _ => Self::Closed,
        }
    }
}

/// A check-in as a viewer sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its id.
    pub id: uuid::Uuid,
    /// Its author.
    pub account: AccountId,
    /// Its day, in its author's time zone.
    pub day: NaiveDate,
    /// What the viewer sees.
    pub openness: Openness,
    /// Whether its author keeps it for themselves.
    pub private: bool,
    /// The measures, if open.
    pub values: Option<Values>,
    /// The note, if open.
    pub note: Option<String>,
}

impl Seen {
    /// The same for the page.
    pub fn said(self) -> Said {
        match (self.openness, self.values) {
            (Openness::Open, Some(values)) => Said::Open {
                values,
                note: self.note.unwrap_or_default(),
            },
            (Openness::Private, _) => Said::Private,
            _ => Said::Closed,
        }
    }
}

/// A row of `couple.check_ins_seen_by`.
struct Row {
    id: uuid::Uuid,
    account_id: uuid::Uuid,
    day: NaiveDate,
    openness: String,
    private: bool,
    mood: Option<i16>,
    stress: Option<i16>,
    energy: Option<i16>,
    note: Option<String>,
}

impl From<Row> for Seen {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            account: AccountId(row.account_id),
            day: row.day,
            openness: Openness::parse(&row.openness),
            private: row.private,
            values: values(row.mood, row.stress, row.energy),
            note: row.note,
        }
    }
}

fn values(mood: Option<i16>, stress: Option<i16>, energy: Option<i16>) -> Option<Values> {
    let level = |number: Option<i16>| number.and_then(|number| u8::try_from(number).ok()).and_then(Level::new);
    Some(Values {
        mood: level(mood)?,
        stress: level(stress)?,
        energy: level(energy)?,
    })
}

/// The check-ins of a few days, as a partner sees them.
pub async fn of_days(
    pool: &PgPool,
    partner: &Partner,
    now: DateTime<Utc>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Seen>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", account_id as "account_id!", day as "day!", openness as "openness!",
                  private as "private!", mood, stress, energy, note
           from couple.check_ins_seen_by($1, $2, $3)
           where day between $4 and $5"#,
        partner.account().0,
        partner.couple().0,
        partner.still_today(now),
        from,
        to,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Seen::from).collect())
}

/// Every check-in of a couple that may be read, the latest first.
pub async fn every_one(pool: &PgPool, keepsake: &Keepsake, now: DateTime<Utc>) -> Result<Vec<Seen>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", account_id as "account_id!", day as "day!", openness as "openness!",
                  private as "private!", mood, stress, energy, note
           from couple.check_ins_seen_by($1, $2, $3)
           order by day desc, id desc"#,
        keepsake.member().account().0,
        keepsake.couple().0,
        keepsake.still_today(now),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Seen::from).collect())
}
