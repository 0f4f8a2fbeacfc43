//! A draft: begun, written step by step, deleted. Nobody but its author hears of it.

use chrono::TimeDelta;
use platform::{
    context::RequestContext,
    error::AppError,
    limits::Limit,
    live::{self, Audience, Change, Operation},
    receipts::{Arrival, receive},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::refusal::{of_move, of_words};
use crate::{
    capability::Partner,
    i18n::{Locale, td_string},
    pairing::hold,
    repair::{
        RESOURCE,
        model::{Direction, MoveRefusal, Stage, Step, Words},
        store::{self, Beginning},
    },
};

/// Nobody writes so much by hand.
pub(in crate::repair) const WRITING: Limit = Limit::new("repair.write", 300, TimeDelta::hours(1));

/// A step as the browser sent it.
#[derive(Clone, Debug)]
pub struct SentStep {
    /// Its word.
    pub step: String,
    /// What is written.
    pub words: String,
    /// Where its author goes from there.
    pub go: Direction,
    /// What makes it arrive once, however often it is sent.
    pub key: String,
}

/// Begins a repair; gives its id, or that of the draft that was begun before.
///
/// # Errors
/// `repair_open`, while one of theirs was sent and is not over. Not found, when the partner is no
/// longer one of two. Too many requests.
pub async fn begin(context: &RequestContext, partner: &Partner) -> Result<Uuid, AppError> {
    WRITING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let repair = match store::begin(&mut transaction, partner, (context.new_id(), context.now())).await? {
        Beginning::New(repair) => repair,
        Beginning::Draft(repair) => return Ok(repair),
        Beginning::Open => {
            let sentence = td_string!(Locale::from(context.language), repair.refused_open);
            return Err(AppError::refused("repair_open", sentence));
        }
    };
    note(&mut transaction, partner, repair, Operation::Created).await?;
    transaction.commit().await?;
    Ok(repair)
}

/// Writes one step of a partner's draft, and gives it.
///
/// # Errors
/// At the field `words`: `words_missing` (to go on to the next step), `words_too_long`.
/// `repair_moved_on`, once it was sent. Not found for anybody but its author. Too many requests.
pub async fn write(
    context: &RequestContext,
    partner: &Partner,
    repair: Uuid,
    sent: SentStep,
) -> Result<Step, AppError> {
    let step = Step::parse(&sent.step).ok_or_else(AppError::not_found)?;
    let words = match sent.go {
        Direction::Next => Words::parse(&sent.words),
        Direction::Back | Direction::Later => Words::begun(&sent.words),
    };
    let words = words.ok_or_else(|| of_words(context, &sent.words))?;
    WRITING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let draft = draft(&mut transaction, context, partner, repair).await?;
    if receive(&mut transaction, context, partner.member(), &sent.key).await? == Arrival::First {
        store::write_step(&mut transaction, partner, &draft, (step, &words)).await?;
        note(&mut transaction, partner, repair, Operation::Updated).await?;
    }
    transaction.commit().await?;
    Ok(step)
}

/// Deletes a partner's draft.
///
/// # Errors
/// `repair_moved_on`, once it was sent. Not found for anybody but its author.
pub async fn discard(context: &RequestContext, partner: &Partner, repair: Uuid) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let draft = draft(&mut transaction, context, partner, repair).await?;
    store::discard(&mut transaction, partner, &draft).await?;
    note(&mut transaction, partner, repair, Operation::Deleted).await?;
    transaction.commit().await?;
    Ok(())
}

/// A draft of a partner, locked. What the other wrote is not theirs to write in.
async fn draft(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    repair: Uuid,
) -> Result<store::Kept, AppError> {
    let found = store::lock(transaction, partner, repair).await?;
    if found.author != partner.account() {
        return Err(AppError::not_found());
    }
    if found.stage != Stage::Draft {
        return Err(of_move(context, MoveRefusal::NotNow));
    }
    Ok(found)
}

/// Tells the author's own screens: that a draft exists is nothing for the other's.
async fn note(
    transaction: &mut PgConnection,
    partner: &Partner,
    repair: Uuid,
    operation: Operation,
) -> Result<(), AppError> {
    let change = Change {
        audience: Audience::Account(partner.account()),
        resource: RESOURCE,
        id: repair,
        operation,
    };
    live::record(transaction, change).await
}
