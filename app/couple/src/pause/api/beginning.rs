//! Asking for a pause.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    context::RequestContext,
    error::AppError,
    forms::Fields,
    jobs::{Timing, enqueue},
    limits::Limit,
    live::Operation,
    notify::Event,
};

use super::{ending::EndPause, showing::next_morning};
use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::hold,
    pause::{
        RESOURCE,
        model::{Asked, LengthRefusal, Word},
        store::{self, Beginning},
    },
    telling::{changed, tell_other},
};

/// Each pause rings at the other's: nobody rings all day.
pub(in crate::pause) const ASKING: Limit = Limit::new("pause.ask", 12, TimeDelta::days(1));

/// A pause as the browser asked for it.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// Minutes that are offered, `morning`, or `own`.
    pub length: String,
    /// For a length of one's own.
    pub hours: String,
    /// For a length of one's own.
    pub minutes: String,
    /// At most three hundred characters.
    pub word: String,
}

/// Begins a pause for both, at once; gives the time of return.
///
/// # Errors
/// At the field: `length_unknown`, `number_malformed`, `pause_too_short`, `pause_too_long`,
/// `morning_not_offered`, `word_too_long`. `pause_running`, while another one runs. Not found, when
/// the partner is no longer one of two. Too many requests.
pub async fn begin(context: &RequestContext, partner: &Partner, sent: Sent) -> Result<DateTime<Utc>, AppError> {
    // One moment for both ends: the length is exactly what was asked.
    let now = context.now();
    let (until, word) = read(context, partner, now, &sent)?;
    ASKING.take(context, partner.account()).await?;
    let id = context.new_id();
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    if store::begin(&mut transaction, partner, (id, now), until, &word).await? == Beginning::Another {
        let sentence = td_string!(Locale::from(context.language), pause.refused_running);
        return Err(AppError::refused("pause_running", sentence));
    }
    changed(&mut transaction, partner, RESOURCE, id, Operation::Created).await?;
    let event = Event::PauseBegun {
        name: partner.name().to_owned(),
    };
    tell_other(&mut transaction, context, partner, &format!("pause.begun:{id}"), event).await?;
    enqueue(&mut transaction, &EndPause { pause: id }, Timing::At(until)).await?;
    transaction.commit().await?;
    Ok(until)
}

/// Reads the fields; every message at once.
fn read(
    context: &RequestContext,
    partner: &Partner,
    now: DateTime<Utc>,
    sent: &Sent,
) -> Result<(DateTime<Utc>, Word), AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let zone = partner.member().time_zone();
    let until = Asked::parse(&sent.length, &sent.hours, &sent.minutes).and_then(|asked| match asked {
        Asked::For(length) => Ok(now + length.span()),
        Asked::UntilMorning => next_morning(zone, now).ok_or(LengthRefusal::NoMorning),
    });
    if let Err(refusal) = until {
        let sentence = match refusal {
            LengthRefusal::Unknown => td_string!(locale, pause.refused_unknown),
            LengthRefusal::Hours | LengthRefusal::Minutes => td_string!(locale, pause.refused_number),
            LengthRefusal::TooShort => td_string!(locale, pause.refused_too_short),
            LengthRefusal::TooLong => td_string!(locale, pause.refused_too_long),
            LengthRefusal::NoMorning => td_string!(locale, pause.refused_no_morning),
        };
        fields.refuse(refusal.field(), refusal.code(), sentence);
    }
    let word = Word::parse(&sent.word);
    if word.is_none() {
        fields.refuse("word", "word_too_long", td_string!(locale, pause.refused_word));
    }
    fields.finish()?;
    match (until, word) {
        (Ok(until), Some(word)) => Ok((until, word)),
        _ => Err(AppError::invalid(Vec::new())),
    }
}
