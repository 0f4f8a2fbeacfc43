//! One's own reminders, to be read.

use platform::{clock::city_of, context::RequestContext, error::AppError};
use serde::Serialize;

use crate::{
    capability::Partner,
    dates,
    pairing::Keepsake,
    reminders::{
        due::next_after,
        model::{Kind, Recurrence, Reminder, Reminders, Shown},
        store,
    },
};

/// How a time of day is written.
const HOUR: &str = "%H:%M";

/// A partner's own reminders.
pub async fn reminders(context: &RequestContext, partner: &Partner) -> Result<Reminders, AppError> {
    let chosen = store::of(context.pool(), partner).await?;
    let zone = partner.member().time_zone();
    let shown = |kind| {
        let reminder: Reminder = *chosen.iter().find(|reminder| reminder.kind() == kind)?;
        let next = next_after(reminder, zone, context.now());
        Some(Shown {
            at: reminder.at.format(HOUR).to_string(),
            day: match reminder.recurrence {
                Recurrence::Daily => String::new(),
                Recurrence::Monthly(day) => day.word(),
            },
            next: dates::moment(next, zone, context.language),
        })
    };
    Ok(Reminders {
        zone: city_of(zone),
        check_in: shown(Kind::CheckIn),
        letter: shown(Kind::Letter),
    })
}

/// One of one's own reminders, to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReminderCopy {
    of: &'static str,
    at: String,
    day_of_month: Option<String>,
}

/// One's own reminders in a couple, for the export.
pub async fn copies(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<ReminderCopy>, AppError> {
    let own = store::every_one(context.pool(), keepsake).await?;
    let copy = |reminder: Reminder| ReminderCopy {
        of: reminder.kind().word(),
        at: reminder.at.format(HOUR).to_string(),
        day_of_month: match reminder.recurrence {
            Recurrence::Daily => None,
            Recurrence::Monthly(day) => Some(day.word()),
        },
    };
    Ok(own.into_iter().map(copy).collect())
}
