//! One's own reminders, to be read.

use platform::{clock::city_of, context::RequestContext, error::AppError};

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

/// A partner's own reminders.
pub async fn reminders(context: &RequestContext, partner: &Partner) -> Result<Reminders, AppError> {
    let chosen = store::of(context.pool(), partner).await?;
    let zone = partner.member().time_zone();
    let shown = |kind| {
        let reminder = *chosen.iter().find(|reminder| reminder.kind() == kind)?;
        let next = next_after(reminder, zone, context.now());
        Some(Shown {
            at: reminder.at.format("%H:%M").to_string(),
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

/// One's own reminders in a couple, for the export.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<Reminder>, AppError> {
    store::every_one(context.pool(), keepsake).await
}
