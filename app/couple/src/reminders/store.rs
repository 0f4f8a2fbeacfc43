//! Reminders in the database. A row is one that is on.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use platform::{account::AccountId, error::AppError};
use sqlx::{PgConnection, PgPool};

use super::model::{Kind, LetterDay, Recurrence, Reminder};
use crate::{
    capability::{CoupleId, Partner},
    pairing::Keepsake,
};

fn reminder(at: NaiveTime, day_of_month: Option<i16>) -> Reminder {
    let recurrence = day_of_month.map_or(Recurrence::Daily, |day| Recurrence::Monthly(LetterDay::of_number(day)));
    Reminder { recurrence, at }
}

/// A partner's own.
pub async fn of(pool: &PgPool, partner: &Partner) -> Result<Vec<Reminder>, AppError> {
    read(pool, partner.couple(), partner.account()).await
}

/// One's own in a couple that can be kept.
pub async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Reminder>, AppError> {
    read(pool, keepsake.couple(), keepsake.member().account()).await
}

async fn read(pool: &PgPool, couple: CoupleId, account: AccountId) -> Result<Vec<Reminder>, AppError> {
    let rows = sqlx::query!(
        "select at, day_of_month from couple.reminders where couple_id = $1 and account_id = $2 order by kind",
        couple.0,
        account.0,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| reminder(row.at, row.day_of_month)).collect())
}

/// Turns a partner's reminder on, or changes it.
pub async fn turn_on(
    transaction: &mut PgConnection,
    partner: &Partner,
    reminder: Reminder,
    due_at: DateTime<Utc>,
) -> Result<(), AppError> {
    let day_of_month = match reminder.recurrence {
        Recurrence::Daily => None,
        Recurrence::Monthly(day) => Some(day.number()),
    };
    sqlx::query!(
        "insert into couple.reminders (couple_id, account_id, kind, at, day_of_month, due_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (couple_id, account_id, kind) do update set
             at = excluded.at, day_of_month = excluded.day_of_month, due_at = excluded.due_at",
        partner.couple().0,
        partner.account().0,
        reminder.kind().word(),
        reminder.at,
        day_of_month,
        due_at,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Turns a partner's reminder off.
pub async fn turn_off(transaction: &mut PgConnection, partner: &Partner, kind: Kind) -> Result<(), AppError> {
    sqlx::query!(
        "delete from couple.reminders where couple_id = $1 and account_id = $2 and kind = $3",
        partner.couple().0,
        partner.account().0,
        kind.word(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Turns all reminders of a partner's couple off: it ends, or waits again.
pub async fn forget(transaction: &mut PgConnection, partner: &Partner) -> Result<(), AppError> {
    sqlx::query!("delete from couple.reminders where couple_id = $1", partner.couple().0)
        .execute(transaction)
        .await?;
    Ok(())
}

/// A reminder to look at, and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    /// In which couple.
    pub couple: CoupleId,
    /// Whose.
    pub account: AccountId,
    /// Where they are now.
    pub zone: Tz,
    /// What they asked for.
    pub reminder: Reminder,
}

/// The reminders whose moment has come, the longest overdue first, held until the transaction ends.
/// Those that another process holds are its own.
pub async fn waiting(transaction: &mut PgConnection, now: DateTime<Utc>, limit: i64) -> Result<Vec<Waiting>, AppError> {
    let rows = sqlx::query!(
        "select r.couple_id, r.account_id, r.at, r.day_of_month, a.time_zone
         from couple.reminders r
         join platform.accounts a on a.id = r.account_id
         where r.due_at <= $1
         order by r.due_at
         limit $2
         for update of r skip locked",
        now,
        limit,
    )
    .fetch_all(transaction)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Waiting {
            couple: CoupleId(row.couple_id),
            account: AccountId(row.account_id),
            zone: row.time_zone.parse().unwrap_or(chrono_tz::Africa::Abidjan),
            reminder: reminder(row.at, row.day_of_month),
        })
        .collect())
}

/// Looks at a reminder again at another moment.
pub async fn put_off(transaction: &mut PgConnection, waiting: &Waiting, due_at: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!(
        "update couple.reminders set due_at = $4 where couple_id = $1 and account_id = $2 and kind = $3",
        waiting.couple.0,
        waiting.account.0,
        waiting.reminder.kind().word(),
        due_at,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Whether somebody has done the check-in of a day.
pub async fn has_checked_in(
    transaction: &mut PgConnection,
    waiting: &Waiting,
    day: NaiveDate,
) -> Result<bool, AppError> {
    let done = sqlx::query_scalar!(
        r#"select exists (
               select from couple.check_ins where couple_id = $1 and account_id = $2 and day = $3
           ) as "done!""#,
        waiting.couple.0,
        waiting.account.0,
        day,
    )
    .fetch_one(transaction)
    .await?;
    Ok(done)
}

/// Whether somebody has written in the letter of a day's month.
pub async fn has_written_letter(
    transaction: &mut PgConnection,
    waiting: &Waiting,
    day: NaiveDate,
) -> Result<bool, AppError> {
    let done = sqlx::query_scalar!(
        r#"select exists (
               select from couple.letters l
               join couple.letter_versions v on v.letter_id = l.id
               where l.couple_id = $1 and l.month = date_trunc('month', $3::date::timestamp)::date and v.account_id = $2
           ) as "done!""#,
        waiting.couple.0,
        waiting.account.0,
        day,
    )
    .fetch_one(transaction)
    .await?;
    Ok(done)
}
