//! Going on with a repair: one move at a time, each by whoever saw the last one.

use chrono::TimeDelta;
use platform::{
    context::RequestContext,
    error::AppError,
    limits::Limit,
    live::Operation,
    notify::Event,
    receipts::{Arrival, receive},
};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    refusal::{of_move, of_title, of_words},
    writing::WRITING,
};
use crate::{
    capability::Partner,
    goals::{
        create_in,
        model::{LONGEST_WHY, NewGoal, Owner, Title, Why},
    },
    i18n::{Locale, td_string},
    pairing::hold,
    repair::{
        RESOURCE,
        model::{Move, MoveRefusal, Stage, Words, after, shortened},
        store::{self, Kept, Outcome},
    },
    telling::{changed, tell_other},
};

/// Each rings at the other's: nobody sends one after the other all day.
pub(in crate::repair) const SENDING: Limit = Limit::new("repair.send", 10, TimeDelta::days(1));

/// A move as the browser sent it.
#[derive(Clone, Debug, Default)]
pub struct SentMove {
    /// The number of the last move that was seen.
    pub number: String,
    /// The move's word.
    pub made: String,
    /// What is said with it.
    pub words: String,
    /// What makes it arrive once, however often it is sent.
    pub key: String,
}

/// A yes as the browser sent it.
#[derive(Clone, Debug, Default)]
pub struct SentYes {
    /// The number of the last move that was seen.
    pub number: String,
    /// Whether the agreement becomes a goal of both.
    pub as_goal: bool,
    /// What the goal is called: 1–120 characters.
    pub title: String,
}

/// What a move has led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// It goes on.
    On,
    /// It is closed without an agreement.
    Closed,
    /// Its author has taken it back.
    SetAside,
}

/// Gives a partner's draft to the other.
///
/// # Errors
/// `repair_unfinished`, while a step is not written; `repair_moved_on`. Not found for anybody but its
/// author. Too many requests.
pub async fn send(context: &RequestContext, partner: &Partner, repair: Uuid) -> Result<(), AppError> {
    SENDING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let found = store::lock(&mut transaction, partner, repair).await?;
    if found.texts.missing().is_some() {
        let sentence = td_string!(Locale::from(context.language), repair.refused_unfinished);
        return Err(AppError::refused("repair_unfinished", sentence));
    }
    go_on(&mut transaction, context, partner, &found, (Move::Send, None)).await?;
    transaction.commit().await?;
    Ok(())
}

/// Goes on with a repair that was sent.
///
/// # Errors
/// At the field `words`: `words_missing`, `words_too_long`. `repair_not_your_turn`;
/// `repair_moved_on`, when it is not the moment or the other has moved meanwhile. Not found for what
/// the partner may not see. Too many requests.
pub async fn make(
    context: &RequestContext,
    partner: &Partner,
    repair: Uuid,
    sent: SentMove,
) -> Result<Moved, AppError> {
    let made = Move::parse(&sent.made)
        .filter(|made| !matches!(made, Move::Send | Move::Accept))
        .ok_or_else(AppError::not_found)?;
    let words = if made.has_words() {
        Some(Words::parse(&sent.words).ok_or_else(|| of_words(context, &sent.words))?)
    } else {
        None
    };
    WRITING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let found = store::lock(&mut transaction, partner, repair).await?;
    if receive(&mut transaction, context, partner.member(), &sent.key).await? == Arrival::First {
        seen(context, &found, &sent.number)?;
        go_on(&mut transaction, context, partner, &found, (made, words.as_ref())).await?;
    }
    transaction.commit().await?;
    Ok(match made {
        Move::Close => Moved::Closed,
        Move::SetAside => Moved::SetAside,
        _ => Moved::On,
    })
}

/// Says yes to the proposal on the table, in exactly its words: both have seen them. Who wants
/// other words proposes them. What is agreed becomes a goal of both, if who says yes wishes so.
///
/// # Errors
/// At the field `title`, when it becomes a goal: `title_empty`, `title_too_long`.
/// `repair_not_your_turn`; `repair_moved_on`, when it is not the moment or the other has moved
/// meanwhile. Not found for what the partner may not see.
pub async fn accept(context: &RequestContext, partner: &Partner, repair: Uuid, sent: &SentYes) -> Result<(), AppError> {
    let title = if sent.as_goal {
        Some(Title::parse(&sent.title).map_err(|refusal| of_title(context, refusal))?)
    } else {
        None
    };
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let found = store::lock(&mut transaction, partner, repair).await?;
    seen(context, &found, &sent.number)?;
    go_on(&mut transaction, context, partner, &found, (Move::Accept, None)).await?;
    if let Some(title) = title {
        become_goal(&mut transaction, context, partner, &found, title).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Makes a goal of both out of what has just been agreed: the agreement is why.
async fn become_goal(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    repair: &Kept,
    title: Title,
) -> Result<(), AppError> {
    let agreement = store::agreement(transaction, partner, repair).await?;
    let goal = NewGoal {
        title,
        why: Why::parse(&shortened(&agreement, LONGEST_WHY)).unwrap_or_default(),
        owner: Owner::Both,
        target: None,
    };
    let goal = create_in(transaction, context, partner, &goal).await?;
    store::become_goal(transaction, partner, repair, goal).await
}

/// Whether the one who moves has seen the last move: nobody answers what they have not read.
fn seen(context: &RequestContext, repair: &Kept, number: &str) -> Result<(), AppError> {
    if number.parse() == Ok(repair.turn) {
        Ok(())
    } else {
        Err(of_move(context, MoveRefusal::NotNow))
    }
}

/// Moves a locked repair on by the rule, and tells the other.
async fn go_on(
    transaction: &mut PgConnection,
    context: &RequestContext,
    partner: &Partner,
    repair: &Kept,
    (made, words): (Move, Option<&Words>),
) -> Result<(), AppError> {
    let side = repair.side_of(partner.account());
    let next = after(repair.stage, side, made).map_err(|refusal| of_move(context, refusal))?;
    let outcome = Outcome { made, words, next };
    let number = store::move_on(transaction, partner, repair, context.now(), outcome).await?;
    let operation = if made == Move::Send {
        Operation::Created
    } else {
        Operation::Updated
    };
    changed(transaction, partner, RESOURCE, repair.id, operation).await?;
    let name = partner.name().to_owned();
    if next == Stage::Agreed {
        let key = format!("repair.agreed:{}", repair.id);
        tell_other(transaction, context, partner, &key, Event::RepairAgreed { name }).await?;
    } else if next.turn() == Some(side.other()) {
        let key = format!("repair.waits:{}:{number}", repair.id);
        tell_other(transaction, context, partner, &key, Event::RepairWaits { name }).await?;
    }
    Ok(())
}
