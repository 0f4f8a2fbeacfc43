//! The form of a day.

use std::collections::HashMap;

use chrono::NaiveDate;
use platform::{context::RequestContext, error::AppError};

use crate::{
    capability::Partner,
    checkins::{
        model::{CheckInForm, DayChoice, SavedEntry, earliest, fillable},
        store::{self, Seen},
    },
    dates,
};

/// The form of a day with what was saved for it. A day that cannot be filled in gives today's.
pub async fn check_in_form(context: &RequestContext, partner: &Partner, day: &str) -> Result<CheckInForm, AppError> {
    let (today, language) = (context.today(partner.member()), context.language);
    let day = day
        .parse()
        .ok()
        .filter(|day| fillable(*day, today).is_ok())
        .unwrap_or(today);
    let seen = store::of_days(context.pool(), partner, context.now(), earliest(today), today).await?;
    let mut own: HashMap<NaiveDate, Seen> = seen
        .into_iter()
        .filter(|seen| seen.account == partner.account())
        .map(|seen| (seen.day, seen))
        .collect();
    let days = earliest(today)
        .iter_days()
        .take_while(|choice| *choice <= today)
        .map(|choice| DayChoice {
            day: choice.to_string(),
            label: dates::among_days(choice, language),
            done: own.contains_key(&choice),
            is_today: choice == today,
        });
    let mut days: Vec<DayChoice> = days.collect();
    days.reverse();
    Ok(CheckInForm {
        day: day.to_string(),
        day_label: dates::weekday(day, language),
        is_today: day == today,
        saved: own.remove(&day).and_then(|seen| {
            Some(SavedEntry {
                values: seen.values?,
                note: seen.note.unwrap_or_default(),
                private: seen.private,
            })
        }),
        days,
        partner: partner.other().name.clone(),
        both_first: partner.both_first(),
    })
}
