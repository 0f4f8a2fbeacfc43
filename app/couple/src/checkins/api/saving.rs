//! Saving a day.

use chrono::NaiveDate;
use platform::{
    context::RequestContext,
    error::AppError,
    forms::Fields,
    live::Operation,
    milestones::{Milestone, reach},
    receipts::{Arrival, receive},
};

use crate::{
    capability::Partner,
    checkins::{
        model::{DayRefusal, Entry, Level, Note, Sharing, Values, fillable},
        store,
    },
    i18n::{Locale, td_string},
    pairing::hold,
    sent,
    telling::changed,
};

/// A check-in as the browser sent it.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// ISO 8601; empty means today.
    pub day: String,
    /// 0–10.
    pub mood: String,
    /// 0–10.
    pub stress: String,
    /// 0–10.
    pub energy: String,
    /// At most two thousand characters.
    pub note: String,
    /// For its author alone.
    pub private: bool,
    /// What makes it arrive once, however often it is sent.
    pub key: String,
}

/// Which day was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedDay {
    /// Today, where its author is.
    Today,
    /// One of the days before.
    Earlier(NaiveDate),
}

/// Saves a check-in, or finds that it was saved before under the same key.
///
/// # Errors
/// At the field: `date_malformed`, `day_future`, `day_too_old`, `level_malformed`, `note_too_long`.
/// Not found, when the partner is no longer one of two.
pub async fn save(context: &RequestContext, partner: &Partner, sent: Sent) -> Result<SavedDay, AppError> {
    let today = context.today(partner.member());
    let entry = read(context, today, &sent)?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    if receive(&mut transaction, context, partner.member(), &sent.key).await? == Arrival::First {
        let written = store::save(&mut transaction, partner, (context.new_id(), context.now()), &entry).await?;
        let operation = if written.is_new {
            Operation::Created
        } else {
            Operation::Updated
        };
        changed(&mut transaction, partner, "check_ins", written.id, operation).await?;
        let account = partner.member().account();
        reach(&mut transaction, &context.services, account, Milestone::FirstCheckIn).await?;
    }
    transaction.commit().await?;
    Ok(if entry.day == today {
        SavedDay::Today
    } else {
        SavedDay::Earlier(entry.day)
    })
}

/// Reads the fields; every message at once.
fn read(context: &RequestContext, today: NaiveDate, sent: &Sent) -> Result<Entry, AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let day = read_day(&mut fields, locale, today, &sent.day);
    let mut level = |field: &str, value: &str| {
        let level = Level::parse(value);
        if level.is_none() {
            fields.refuse(field, "level_malformed", td_string!(locale, checkins.refused_level));
        }
        level
    };
    let (mood, stress, energy) = (
        level("mood", &sent.mood),
        level("stress", &sent.stress),
        level("energy", &sent.energy),
    );
    let note = Note::parse(&sent.note);
    if note.is_none() {
        fields.refuse("note", "note_too_long", td_string!(locale, checkins.refused_note));
    }
    fields.finish()?;
    match (day, mood, stress, energy, note) {
        (Some(day), Some(mood), Some(stress), Some(energy), Some(note)) => {
            let sharing = if sent.private { Sharing::ForMe } else { Sharing::ForUs };
            Ok(Entry {
                day,
                values: Values { mood, stress, energy },
                note,
                sharing,
            })
        }
        _ => Err(AppError::invalid(Vec::new())),
    }
}

fn read_day(fields: &mut Fields, locale: Locale, today: NaiveDate, sent: &str) -> Option<NaiveDate> {
    if sent.is_empty() {
        return Some(today);
    }
    let Some(day) = sent::day(sent) else {
        fields.refuse("day", "date_malformed", td_string!(locale, checkins.refused_date));
        return None;
    };
    if let Err(refusal) = fillable(day, today) {
        let sentence = match refusal {
            DayRefusal::Future => td_string!(locale, checkins.refused_future),
            DayRefusal::TooOld => td_string!(locale, checkins.refused_too_old),
        };
        fields.refuse("day", refusal.code(), sentence);
        return None;
    }
    Some(day)
}
