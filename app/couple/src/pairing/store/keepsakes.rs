//! The couples that an account may still read.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use platform::{account::Member, error::AppError};
use sqlx::PgPool;

use crate::capability::CoupleId;

/// A couple of now, or one that ended and is not deleted yet.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Which one.
    pub couple: CoupleId,
    /// How the other is called, if there is one.
    pub other: Option<(String, Tz)>,
    /// When the two came together here.
    pub paired_at: Option<DateTime<Utc>>,
    /// When it ended, and until when it can be read.
    pub ended: Option<(DateTime<Utc>, DateTime<Utc>)>,
}

/// Every couple that a member may read at a moment, the latest first.
pub async fn kept(pool: &PgPool, member: &Member, now: DateTime<Utc>) -> Result<Vec<Kept>, AppError> {
    let rows = sqlx::query!(
        r#"select c.id, c.completed_at, c.ended_at, c.delete_at,
                  a.display_name as "other_name?", a.time_zone as "other_zone?"
           from couple.partners me
           join couple.couples c on c.id = me.couple_id
           left join couple.partners other on other.couple_id = me.couple_id and other.seat <> me.seat
           left join platform.accounts a on a.id = other.account_id
           where me.account_id = $1 and (c.delete_at is null or c.delete_at > $2)
           order by c.id desc"#,
        member.account().0,
        now,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Kept {
            couple: CoupleId(row.id),
            other: row.other_name.map(|name| {
                let zone = row.other_zone.and_then(|zone| zone.parse().ok());
                (name, zone.unwrap_or(chrono_tz::Africa::Abidjan))
            }),
            paired_at: row.completed_at,
            ended: row.ended_at.zip(row.delete_at),
        })
        .collect())
}
