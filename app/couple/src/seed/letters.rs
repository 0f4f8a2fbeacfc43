//! A year of letters of the two.

use chrono::{DateTime, Datelike, Months, Utc};
use platform::{account::AccountId, error::AppError, services::Services};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::letters::model::Month;

/// What they wrote, January first; a line of `===` between two letters, a line of `~~~` between what
/// the first wrote and what the second added.
const LETTERS: &str = include_str!("letters.fr.txt");
/// How many months back the letters go.
const MONTHS: u32 = 12;

/// Lays a letter into each of the last months; this month's is begun, by the first. Those that are there stay.
pub(super) async fn seed(
    transaction: &mut PgConnection,
    services: &Services,
    couple: Uuid,
    both: [AccountId; 2],
) -> Result<(), AppError> {
    let now = services.clock.now();
    let letters: Vec<&str> = LETTERS.split("\n===\n").map(str::trim).collect();
    for back in 0..MONTHS {
        let Some(at) = now.checked_sub_months(Months::new(back)) else {
            continue;
        };
        let written = usize::try_from(at.month0()).ok().and_then(|month| letters.get(month));
        let mut parts: Vec<&str> = written
            .into_iter()
            .flat_map(|written| written.split("\n~~~\n"))
            .map(str::trim)
            .collect();
        if back == 0 {
            parts.truncate(1);
        }
        letter(transaction, services, (couple, at), (&parts, both)).await?;
    }
    Ok(())
}

async fn letter(
    transaction: &mut PgConnection,
    services: &Services,
    (couple, at): (Uuid, DateTime<Utc>),
    (parts, both): (&[&str], [AccountId; 2]),
) -> Result<(), AppError> {
    let id = services.chance.id(at);
    let latest = i32::try_from(parts.len()).unwrap_or(1);
    let inserted = sqlx::query!(
        "insert into couple.letters (id, couple_id, month, latest, created_at) values ($1, $2, $3, $4, $5)
         on conflict do nothing",
        id,
        couple,
        Month::of(at.date_naive()).first_day(),
        latest,
        at,
    )
    .execute(&mut *transaction)
    .await?;
    if inserted.rows_affected() == 0 {
        return Ok(());
    }
    let mut body = String::new();
    for ((number, part), account) in (1_i32..).zip(parts).zip(both.iter().cycle()) {
        if !body.is_empty() {
            body.push_str("\n\n");
        }
        body.push_str(part);
        sqlx::query!(
            "insert into couple.letter_versions
                 (id, couple_id, letter_id, number, account_id, body, given, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
            services.chance.id(at),
            couple,
            id,
            number,
            account.0,
            body,
            number < latest,
            at,
        )
        .execute(&mut *transaction)
        .await?;
    }
    Ok(())
}
