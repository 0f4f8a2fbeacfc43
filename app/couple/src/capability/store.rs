//! Where a person stands, as the database knows it.

use chrono::{DateTime, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgPool;

use super::{CoupleId, Other, Seat};

/// A person's place in a couple, with who else is in it.
pub(super) struct Place {
    pub(super) couple: CoupleId,
    pub(super) seat: Seat,
    pub(super) paired_at: Option<DateTime<Utc>>,
    pub(super) both_first: bool,
    pub(super) other: Option<Other>,
}

/// Where an account is now; nowhere when it is in no couple, or has left it.
pub(super) async fn place(pool: &PgPool, account: AccountId) -> Result<Option<Place>, AppError> {
    let row = sqlx::query!(
        r#"select me.couple_id, me.seat, c.completed_at, c.both_first,
                  other.account_id as "other_account?", a.display_name as "other_name?", a.time_zone as "other_zone?"
           from couple.partners me
           join couple.couples c on c.id = me.couple_id
           left join couple.partners other on other.couple_id = me.couple_id and other.seat <> me.seat
           left join platform.accounts a on a.id = other.account_id
           where me.account_id = $1 and me.left_at is null"#,
        account.0,
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Place {
        couple: CoupleId(row.couple_id),
        seat: if row.seat == Seat::First.number() {
            Seat::First
        } else {
            Seat::Second
        },
        paired_at: row.completed_at,
        both_first: row.both_first,
        other: row.other_account.zip(row.other_name).map(|(account, name)| Other {
            account: AccountId(account),
            name,
            time_zone: row
                .other_zone
                .and_then(|zone| zone.parse().ok())
                .unwrap_or(chrono_tz::Africa::Abidjan),
        }),
    }))
}
