//! Two residents of the seeded town who have been together here for a year.

mod goals;
mod letters;
mod pause;
mod questions;
mod reminders;
mod repair;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use platform::{
    account::AccountId,
    error::AppError,
    live::{self, Audience},
    services::Services,
};
use sqlx::PgConnection;

/// How many days back the check-ins go.
const DAYS: u64 = 365;
/// What they wrote, one note a line.
const NOTES: &str = include_str!("notes.fr.txt");

/// Makes a couple of two accounts, with a year of what two do here; today's check-in is the second's alone.
/// Does nothing where it was done before, or where one of them is in a couple with somebody else.
pub async fn seed(services: &Services, first: AccountId, second: AccountId) -> Result<(), AppError> {
    let now = services.clock.now();
    let mut transaction = services.pool.begin().await?;
    let Some(couple) = together(&mut transaction, services, [first, second]).await? else {
        return Ok(());
    };
    for (account, phase) in [(first, 0), (second, 3)] {
        for back in 0..DAYS {
            let Some(day) = now.date_naive().checked_sub_days(Days::new(back)) else {
                continue;
            };
            if (back == 0 && account == first) || is_skipped(back, phase) {
                continue;
            }
            let written = Written {
                couple,
                account,
                day,
                at: now - TimeDelta::days(i64::try_from(back).unwrap_or(0)),
            };
            check_in(&mut transaction, services, written, back + phase).await?;
        }
    }
    reminders::seed(&mut transaction, services, couple, first).await?;
    goals::seed(&mut transaction, services, couple, [first, second]).await?;
    letters::seed(&mut transaction, services, couple, [first, second]).await?;
    questions::seed(&mut transaction, services, couple, [first, second]).await?;
    pause::seed(&mut transaction, services, couple, [first, second]).await?;
    repair::seed(&mut transaction, services, couple, [first, second]).await?;
    transaction.commit().await?;
    Ok(())
}

/// The couple of the two: as it is, or a new one when both are free.
async fn together(
    transaction: &mut PgConnection,
    services: &Services,
    both: [AccountId; 2],
) -> Result<Option<uuid::Uuid>, AppError> {
    let accounts = both.map(|account| account.0);
    let places = sqlx::query_scalar!(
        "select couple_id from couple.partners where account_id = any ($1) and left_at is null",
        &accounts[..]
    )
    .fetch_all(&mut *transaction)
    .await?;
    match places[..] {
        [] => {}
        [one, other] if one == other => return Ok(Some(one)),
        _ => return Ok(None),
    }
    let began = services.clock.now() - TimeDelta::days(i64::try_from(DAYS).unwrap_or(0));
    let couple = services.chance.id(began);
    sqlx::query!(
        "insert into couple.couples (id, created_at, completed_at) values ($1, $2, $2)",
        couple,
        began
    )
    .execute(&mut *transaction)
    .await?;
    for (seat, account) in (1_i16..).zip(both) {
        sqlx::query!(
            "insert into couple.partners (couple_id, seat, account_id, joined_at) values ($1, $2, $3, $4)",
            couple,
            seat,
            account.0,
            began,
        )
        .execute(&mut *transaction)
        .await?;
        live::join_audience(&mut *transaction, account, Audience::Couple(couple)).await?;
    }
    Ok(Some(couple))
}

/// A check-in to be written.
struct Written {
    couple: uuid::Uuid,
    account: AccountId,
    day: NaiveDate,
    at: DateTime<Utc>,
}

async fn check_in(
    transaction: &mut PgConnection,
    services: &Services,
    Written {
        couple,
        account,
        day,
        at,
    }: Written,
    step: u64,
) -> Result<(), AppError> {
    let [mood, stress, energy] = measures(step);
    sqlx::query!(
        "insert into couple.check_ins
             (id, couple_id, account_id, day, mood, stress, energy, note, private, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
         on conflict do nothing",
        services.chance.id(at),
        couple,
        account.0,
        day,
        mood,
        stress,
        energy,
        note(step),
        step % 23 == 11,
        at,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Nobody writes every day.
fn is_skipped(back: u64, phase: u64) -> bool {
    back != 0 && (back * 7 + phase * 5) % 11 < 2
}

/// Weeks with their ups and downs: mood follows energy, stress runs against them.
fn measures(step: u64) -> [i16; 3] {
    const WEEK: [i16; 7] = [6, 7, 8, 7, 5, 4, 5];
    let base = WEEK[usize::try_from(step % 7).unwrap_or(0)];
    let drift = i16::try_from(step / 9 % 4).unwrap_or(0) - 1;
    let wobble = i16::try_from(step * 5 % 3).unwrap_or(0) - 1;
    let mood = (base + drift).clamp(1, 10);
    let energy = (base + wobble).clamp(1, 10);
    let stress = (10 - base - drift + wobble).clamp(0, 10);
    [mood, stress, energy]
}

/// A note on two days of three.
fn note(step: u64) -> &'static str {
    if step % 3 == 1 {
        return "";
    }
    let count = NOTES.lines().count().max(1);
    let line = usize::try_from(step * 5).unwrap_or(0) % count;
    NOTES.lines().nth(line).unwrap_or("")
}
