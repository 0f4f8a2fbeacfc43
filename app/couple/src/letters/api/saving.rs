//! Saving a letter.

use chrono::TimeDelta;
use platform::{context::RequestContext, error::AppError, limits::Limit, live::Operation, notify::Event};
use sqlx::PgConnection;
use uuid::Uuid;

use super::reading::writes;
use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    letters::{
        model::{Attempt, Body, Latest, Month, MonthRefusal, Saved, Step, step},
        store::{self, Locked, Written},
    },
    pairing::hold,
    telling::{changed, tell_other},
};

/// Saves of one person: an editor saves once a second at most.
const SAVES: Limit = Limit::new("letters:save", 120, TimeDelta::minutes(1));

/// A letter as the browser sent it.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// `YYYY-MM`.
    pub month: String,
    /// The number of the version on which it is based; 0 or empty for none.
    pub base: String,
    /// At most fifty thousand characters.
    pub body: String,
    /// The open page that saves, a UUID; may be empty.
    pub pen: String,
}

/// Saves a letter. The same text again is saved already.
///
/// # Errors
/// `body_too_long` at the field; `month_future`, `month_over`; `letter_newer`, when there is a version that the
/// writer has not seen. Not found, for what is no month, and when the partner is no longer one of two.
pub async fn save(context: &RequestContext, partner: &Partner, sent: Sent) -> Result<Saved, AppError> {
    let month = open_month(context, partner, &sent.month)?;
    let body = read_body(context, &sent.body)?;
    SAVES.take(context, partner.account()).await?;
    let saving = Saving {
        month,
        base: number(&sent.base),
        pen: Uuid::parse_str(&sent.pen).ok(),
        body: &body,
    };
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let number = write(&mut transaction, context, partner, saving).await?;
    transaction.commit().await?;
    Ok(Saved { number })
}

/// The number that a page had before it; what is none is 0.
pub(super) fn number(sent: &str) -> i32 {
    sent.parse().unwrap_or(0)
}

/// The text that somebody sent.
pub(super) fn read_body(context: &RequestContext, sent: &str) -> Result<Body, AppError> {
    Body::parse(sent).ok_or_else(|| {
        let sentence = td_string!(Locale::from(context.language), letters.refused_body);
        AppError::invalid_field("body", "body_too_long", sentence)
    })
}

/// A month whose letter the partner can write now.
pub(crate) fn open_month(context: &RequestContext, partner: &Partner, month: &str) -> Result<Month, AppError> {
    let month: Month = month.parse().map_err(|()| AppError::not_found())?;
    writes(context, partner, month).map_err(|refusal| {
        let locale = Locale::from(context.language);
        let sentence = match refusal {
            MonthRefusal::Future => td_string!(locale, letters.refused_future),
            MonthRefusal::Over => td_string!(locale, letters.refused_over),
        };
        AppError::refused(refusal.code(), sentence)
    })?;
    Ok(month)
}

/// What is to be saved.
#[derive(Clone, Copy)]
pub(super) struct Saving<'a> {
    pub(super) month: Month,
    pub(super) base: i32,
    pub(super) pen: Option<Uuid>,
    pub(super) body: &'a Body,
}

/// Writes a letter in a transaction that holds the couple; gives the number to go on from.
pub(super) async fn write(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    saving: Saving<'_>,
) -> Result<i32, AppError> {
    let written = Written {
        id: context.new_id(),
        now: context.now(),
        pen: saving.pen,
        body: saving.body,
    };
    let attempt = Attempt {
        base: saving.base,
        now: context.now(),
        body: saving.body.text(),
    };
    loop {
        let locked = store::lock(transaction, partner, saving.month, (saving.base, saving.pen)).await?;
        let (number, operation) = match (step(locked.as_ref().map(latest), attempt), &locked) {
            (Step::Nothing, _) => return Ok(locked.map_or(0, |locked| locked.number)),
            (Step::Clash, _) => return Err(newer(context)),
            (Step::CarryOn, Some(locked)) => (store::carry_on(transaction, locked, written).await?, Operation::Updated),
            (Step::Add, Some(locked)) => (
                store::add(transaction, partner, locked, written).await?,
                Operation::Updated,
            ),
            _ => {
                let letter = context.new_id();
                if store::begin(transaction, partner, (letter, saving.month), written)
                    .await?
                    .is_none()
                {
                    // The other has begun it since it was looked for.
                    continue;
                }
                tell_of_beginning(transaction, context, partner, saving.month).await?;
                (1, Operation::Created)
            }
        };
        changed(transaction, partner, "letters", written.id, operation).await?;
        return Ok(number);
    }
}

fn latest(locked: &Locked) -> Latest<'_> {
    Latest {
        number: locked.number,
        mine: locked.mine,
        given: locked.given,
        same_pen: locked.same_pen,
        begun: locked.begun,
        body: &locked.body,
    }
}

/// There is a version that the writer has not seen.
pub(super) fn newer(context: &RequestContext) -> AppError {
    let sentence = td_string!(Locale::from(context.language), letters.refused_newer);
    AppError::refused("letter_newer", sentence)
}

/// The other hears of the month's first words, once.
async fn tell_of_beginning(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    month: Month,
) -> Result<(), AppError> {
    let event = Event::LetterBegun {
        name: partner.name().to_owned(),
        month: month.to_string(),
    };
    let key = format!("letter-begun:{}:{month}", partner.couple());
    tell_other(transaction, context, partner, &key, event).await
}
