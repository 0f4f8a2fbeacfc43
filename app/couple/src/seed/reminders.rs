//! What one of the two asked to be reminded of.

use chrono::NaiveTime;
use chrono_tz::Africa::Abidjan;
use platform::{account::AccountId, error::AppError, services::Services};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::reminders::{
    model::{LetterDay, Recurrence, Reminder},
    next_after,
};

/// The first of the two likes to be reminded in the evening, and at the end of the month.
pub(super) async fn seed(
    transaction: &mut PgConnection,
    services: &Services,
    couple: Uuid,
    first: AccountId,
) -> Result<(), AppError> {
    let asked = [
        (Recurrence::Daily, None, 20),
        (Recurrence::Monthly(LetterDay::Last), Some(LetterDay::Last.number()), 18),
    ];
    for (recurrence, day_of_month, hour) in asked {
        let at = NaiveTime::from_hms_opt(hour, 30, 0).unwrap_or_default();
        let reminder = Reminder { recurrence, at };
        sqlx::query!(
            "insert into couple.reminders (couple_id, account_id, kind, at, day_of_month, due_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict do nothing",
            couple,
            first.0,
            reminder.kind().word(),
            at,
            day_of_month,
            next_after(reminder, Abidjan, services.clock.now()),
        )
        .execute(&mut *transaction)
        .await?;
    }
    Ok(())
}
