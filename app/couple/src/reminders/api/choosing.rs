//! Choosing one's own reminders.

use chrono::TimeDelta;
use platform::{context::RequestContext, error::AppError, forms::Fields, limits::Limit};

use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::hold,
    reminders::{
        due::next_after,
        model::{Kind, LetterDay, Recurrence, Reminder, hour},
        store,
    },
};

/// How often somebody may change their mind.
const CHANGES: Limit = Limit::new("couple.reminders", 60, TimeDelta::hours(1));

/// Reminders as the browser sent them; none is off.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The check-in's hour.
    pub check_in: Option<String>,
    /// The letter's day and hour.
    pub letter: Option<(String, String)>,
}

/// Keeps a partner's reminders. One whose hour has just passed comes with the next day of its own.
///
/// # Errors
/// At the field: `time_malformed`, `day_malformed`. Too many requests, beyond sixty changes an hour.
/// Not found, when the partner is no longer one of two.
pub async fn save(context: &RequestContext, partner: &Partner, sent: Sent) -> Result<(), AppError> {
    let chosen = read(Locale::from(context.language), sent)?;
    CHANGES.take(context, partner.account()).await?;
    let (now, zone) = (context.now(), partner.member().time_zone());
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    for (kind, reminder) in chosen {
        match reminder {
            Some(reminder) => {
                store::turn_on(&mut transaction, partner, reminder, next_after(reminder, zone, now)).await?;
            }
            None => store::turn_off(&mut transaction, partner, kind).await?,
        }
    }
    transaction.commit().await?;
    Ok(())
}

/// Reads the fields; every message at once. What is off is not read.
fn read(locale: Locale, sent: Sent) -> Result<[(Kind, Option<Reminder>); 2], AppError> {
    let mut fields = Fields::default();
    let mut time = |field: &str, text: &str| {
        let time = hour(text);
        if time.is_none() {
            fields.refuse(field, "time_malformed", td_string!(locale, reminders.refused_time));
        }
        time
    };
    let check_in = sent.check_in.and_then(|at| {
        Some(Reminder {
            recurrence: Recurrence::Daily,
            at: time("check_in_at", &at)?,
        })
    });
    let letter = sent
        .letter
        .map(|(day, at)| (LetterDay::parse(&day), time("letter_at", &at)));
    if let Some((None, _)) = letter {
        fields.refuse("letter_day", "day_malformed", td_string!(locale, reminders.refused_day));
    }
    fields.finish()?;
    let letter = letter.and_then(|(day, at)| {
        Some(Reminder {
            recurrence: Recurrence::Monthly(day?),
            at: at?,
        })
    });
    Ok([(Kind::CheckIn, check_in), (Kind::Letter, letter)])
}
