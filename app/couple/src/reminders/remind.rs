//! The round that tells whoever asked to be reminded.

use chrono::{NaiveDate, TimeDelta};
use platform::{
    error::AppError,
    jobs::{Failure, Job, Work},
    notify::{Event, Notice, notify},
    services::Services,
};
use serde::{Deserialize, Serialize};
use sqlx::{Connection, PgConnection};

use super::{
    due::{due_on, next_after},
    model::Kind,
    store::{self, Waiting},
};
use crate::pause::is_quiet;

/// How many are held at once.
const AT_ONCE: usize = 200;
/// After which time a reminder that met a pause is looked at again: it still comes when the pause
/// ends soon, and lets the day go when it does not.
const AFTER_QUIET: TimeDelta = TimeDelta::minutes(5);

/// The round, which comes by itself.
#[derive(Debug, Serialize, Deserialize)]
pub struct Remind {}

impl Job for Remind {
    const KIND: &'static str = "couple_reminders";
    const MOST_ATTEMPTS: i16 = 3;

    fn key(&self) -> Option<String> {
        Some(Self::KIND.to_owned())
    }

    async fn run(self, work: Work) -> Result<(), Failure> {
        remind(&work.services).await.map_err(Failure::from)
    }
}

/// Tells everybody whose reminder is due, once a day each.
///
/// # Errors
/// When the database fails. One person's trouble does not keep the others' reminders.
pub async fn remind(services: &Services) -> Result<(), AppError> {
    while look(services).await? == AT_ONCE {}
    Ok(())
}

/// Looks at the next ones, and gives how many they were. Each is then due later than now.
async fn look(services: &Services) -> Result<usize, AppError> {
    let now = services.clock.now();
    let mut transaction = services.pool.begin().await?;
    let all = store::waiting(&mut transaction, now, i64::try_from(AT_ONCE).unwrap_or(i64::MAX)).await?;
    for waiting in &all {
        let due_at = match due_on(waiting.reminder, waiting.zone, now) {
            Some(_) if is_quiet(&mut transaction, waiting.couple, now).await? => now + AFTER_QUIET,
            Some(day) => {
                apart(&mut transaction, services, waiting, day).await?;
                next_after(waiting.reminder, waiting.zone, now)
            }
            None => next_after(waiting.reminder, waiting.zone, now),
        };
        store::put_off(&mut transaction, waiting, due_at).await?;
    }
    transaction.commit().await?;
    Ok(all.len())
}

/// Tells one person, in a transaction within the round's: when it fails, it alone is undone.
async fn apart(
    transaction: &mut PgConnection,
    services: &Services,
    waiting: &Waiting,
    day: NaiveDate,
) -> Result<(), AppError> {
    let mut own = transaction.begin().await?;
    match tell(&mut own, services, waiting, day).await {
        Ok(()) => own.commit().await?,
        Err(error) => {
            own.rollback().await?;
            tracing::error!(account = %waiting.account, code = error.code, "a reminder could not be told");
        }
    }
    Ok(())
}

/// Tells one person, unless they have done it already.
async fn tell(
    transaction: &mut PgConnection,
    services: &Services,
    waiting: &Waiting,
    day: NaiveDate,
) -> Result<(), AppError> {
    let kind = waiting.reminder.kind();
    if is_done(transaction, waiting, kind, day).await? {
        return Ok(());
    }
    let event = match kind {
        Kind::CheckIn => Event::CheckInReminder {},
        Kind::Letter => Event::LetterReminder {},
    };
    let notice = Notice {
        account: waiting.account,
        event_key: &format!("reminder.{}:{day}", kind.word()),
        event,
    };
    notify(transaction, services, notice).await
}

/// Whether what one would be reminded of is done.
async fn is_done(
    transaction: &mut PgConnection,
    waiting: &Waiting,
    kind: Kind,
    day: NaiveDate,
) -> Result<bool, AppError> {
    match kind {
        Kind::CheckIn => store::has_checked_in(transaction, waiting, day).await,
        Kind::Letter => store::has_written_letter(transaction, waiting, day).await,
    }
}
