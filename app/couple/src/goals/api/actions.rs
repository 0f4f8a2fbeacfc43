//! The steps towards a goal. Either of the two may add, change, tick, move and delete them.

use chrono::TimeDelta;
use platform::{
    context::RequestContext,
    error::AppError,
    limits::Limit,
    live::Operation,
    receipts::{Arrival, receive},
};
use uuid::Uuid;

use super::changing::id;
use crate::{
    capability::Partner,
    goals::{
        model::{ActionText, MOST_ACTIONS, TextRefusal, reordered},
        store,
    },
    i18n::{Locale, td_string},
    pairing::hold,
    telling::changed,
};

/// More than two people can type.
const ADDING: Limit = Limit::new("couple.goals.actions", 300, TimeDelta::hours(1));

/// Adds an action behind the others of a goal, unless it was added before under the same key.
///
/// # Errors
/// At the field `text`: `action_empty`, `action_too_long`; refused with `actions_full` when the
/// goal has as many as it may. Not found, when the goal is not of the two or gone. Too many requests.
pub async fn add(
    context: &RequestContext,
    partner: &Partner,
    goal: &str,
    text: &str,
    key: &str,
) -> Result<(), AppError> {
    let text = read(context, text)?;
    ADDING.take(context, partner.account()).await?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::lock(&mut transaction, partner, id(goal)?).await?;
    if receive(&mut transaction, context, partner.member(), key).await? == Arrival::First {
        if store::order(&mut transaction, partner, &goal).await?.len() >= MOST_ACTIONS {
            let sentence = td_string!(Locale::from(context.language), goals.refused_full, most = MOST_ACTIONS);
            return Err(AppError::refused("actions_full", sentence).at("text"));
        }
        let new = (context.new_id(), context.now());
        store::append(&mut transaction, partner, &goal, new, &text).await?;
        changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Changes the text of an action; gives its goal.
///
/// # Errors
/// As [`add`], save that there is always room.
pub async fn edit_action(
    context: &RequestContext,
    partner: &Partner,
    action: &str,
    text: &str,
) -> Result<Uuid, AppError> {
    let text = read(context, text)?;
    let action = id(action)?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::goal_of(&mut transaction, partner, action).await?;
    store::set_text(&mut transaction, partner, action, &text).await?;
    changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
    transaction.commit().await?;
    Ok(goal.id)
}

/// Ticks an action, or takes the tick away; gives its goal. It says what shall be, not what
/// shall change: pressed by both at once, or sent twice, it is the same as once.
///
/// # Errors
/// Not found, when it is not of the two or gone.
pub async fn tick(context: &RequestContext, partner: &Partner, action: &str, done: bool) -> Result<Uuid, AppError> {
    let action = id(action)?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::goal_of(&mut transaction, partner, action).await?;
    let done_at = done.then(|| context.now());
    store::set_done(&mut transaction, partner, action, done_at).await?;
    changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
    transaction.commit().await?;
    Ok(goal.id)
}

/// Puts an action before another of the same goal, or last when `before` is empty.
///
/// # Errors
/// Refused with `order_changed`, when the other one has gone in the meantime. Not found, when the
/// action is not of the two or gone.
pub async fn move_action(
    context: &RequestContext,
    partner: &Partner,
    action: &str,
    before: &str,
) -> Result<(), AppError> {
    let action = id(action)?;
    let before = match before {
        "" => None,
        before => Some(id(before)?),
    };
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::goal_of(&mut transaction, partner, action).await?;
    let order = store::order(&mut transaction, partner, &goal).await?;
    if !order.contains(&action) {
        return Err(AppError::not_found());
    }
    let new_order = reordered(&order, &action, before.as_ref()).ok_or_else(|| {
        let sentence = td_string!(Locale::from(context.language), goals.refused_order);
        AppError::refused("order_changed", sentence)
    })?;
    if new_order != order {
        store::arrange(&mut transaction, partner, &goal, &new_order).await?;
        changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
    }
    transaction.commit().await?;
    Ok(())
}

/// Deletes an action; gives its goal.
///
/// # Errors
/// Not found, when it is not of the two or gone.
pub async fn remove(context: &RequestContext, partner: &Partner, action: &str) -> Result<Uuid, AppError> {
    let action = id(action)?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::goal_of(&mut transaction, partner, action).await?;
    store::remove(&mut transaction, partner, action).await?;
    changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
    transaction.commit().await?;
    Ok(goal.id)
}

fn read(context: &RequestContext, text: &str) -> Result<ActionText, AppError> {
    let locale = Locale::from(context.language);
    ActionText::parse(text).map_err(|refusal| {
        let (code, sentence) = match refusal {
            TextRefusal::Empty => ("action_empty", td_string!(locale, goals.refused_action_empty)),
            TextRefusal::TooLong => ("action_too_long", td_string!(locale, goals.refused_action_long)),
        };
        AppError::invalid_field("text", code, sentence)
    })
}
