//! The rules of reminders, against a real database.

mod choosing;
mod reminding;

use chrono::{DateTime, Utc};
use platform::{error::AppError, testing::Resident};

use super::{Sent, save};
use crate::story::{Two, as_partner};

/// Asks for the check-in at an hour, and nothing else.
async fn asks_for_check_in(resident: &Resident, at: &str) -> Result<(), AppError> {
    asks(
        resident,
        Sent {
            check_in: Some(at.to_owned()),
            ..Sent::default()
        },
    )
    .await
}

/// Asks for the letter on a day at an hour, and nothing else.
async fn asks_for_letter(resident: &Resident, day: &str, at: &str) -> Result<(), AppError> {
    asks(
        resident,
        Sent {
            letter: Some((day.to_owned(), at.to_owned())),
            ..Sent::default()
        },
    )
    .await
}

async fn asks(resident: &Resident, sent: Sent) -> Result<(), AppError> {
    let (context, partner) = as_partner(resident).await;
    save(&context, &partner, sent).await
}

/// Lets the town's clock go to a moment.
fn goes_to(two: &Two, moment: &str) {
    let moment: DateTime<Utc> = moment.parse().unwrap();
    two.town.advance(moment - two.town.services.clock.now());
}

/// The keys of what somebody was told, in order.
async fn told(two: &Two, resident: &Resident) -> Vec<String> {
    sqlx::query_scalar(
        "select event_key from platform.notifications where account_id = $1 and event_key like 'reminder.%' order by event_key",
    )
    .bind(resident.account)
    .fetch_all(two.pool())
    .await
    .unwrap()
}
