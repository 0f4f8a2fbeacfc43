//! Changing a goal: what it says, where it stands, that it goes.

use platform::{
    clock::day_in, context::RequestContext, error::AppError, language::Language, live::Operation, notify::Event,
};
use uuid::Uuid;

use super::setting::{SentGoal, read};
use crate::{
    capability::Partner,
    goals::{
        model::{Move, Status, StatusRefusal},
        store,
    },
    i18n::{Locale, td_string},
    pairing::hold,
    telling::{changed, tell_other},
};

/// The id that somebody sent.
///
/// # Errors
/// Not found, when it is none.
pub(super) fn id(sent: &str) -> Result<Uuid, AppError> {
    Uuid::parse_str(sent).map_err(|_| AppError::not_found())
}

/// Changes what a goal says; either may. Gives its id.
///
/// # Errors
/// At the field, as when it is set. Not found, when it is not of the two or gone.
pub async fn edit(context: &RequestContext, partner: &Partner, goal: &str, sent: &SentGoal) -> Result<Uuid, AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::lock(&mut transaction, partner, id(goal)?).await?;
    let new = read(context, partner, sent, goal.target)?;
    store::update(&mut transaction, partner, &goal, context.now(), &new).await?;
    changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
    transaction.commit().await?;
    Ok(goal.id)
}

/// Sends a goal to a status; gives where it stands then. When it is there already, nothing
/// happens: the other was quicker, and wanted the same.
///
/// # Errors
/// Refused: `goal_paused`, `goal_done`. Not found, when it is not of the two or gone.
pub async fn move_goal(context: &RequestContext, partner: &Partner, goal: &str, to: &str) -> Result<Status, AppError> {
    let to = Status::parse(to).ok_or_else(|| AppError::invalid(Vec::new()))?;
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::lock(&mut transaction, partner, id(goal)?).await?;
    let moved = goal
        .status
        .towards(to)
        .map_err(|refusal| refused(context.language, refusal))?;
    if moved == Move::Goes {
        store::set_status(&mut transaction, partner, &goal, context.now(), to).await?;
        changed(&mut transaction, partner, "goals", goal.id, Operation::Updated).await?;
        if to == Status::Done {
            // Once a day: who marks, reopens and marks again rings once.
            let day = day_in(partner.other().time_zone, context.now());
            let event = Event::GoalDone {
                name: partner.name().to_owned(),
                goal: goal.id,
            };
            let event_key = format!("goal.done:{}:{day}", goal.id);
            tell_other(&mut transaction, context, partner, &event_key, event).await?;
        }
    }
    transaction.commit().await?;
    Ok(to)
}

fn refused(language: Language, refusal: StatusRefusal) -> AppError {
    let locale = Locale::from(language);
    let sentence = match refusal {
        StatusRefusal::PausedToDone => td_string!(locale, goals.refused_paused_to_done),
        StatusRefusal::DoneToPaused => td_string!(locale, goals.refused_done_to_paused),
    };
    AppError::refused(refusal.code(), sentence)
}

/// Deletes a goal with its actions; either may.
///
/// # Errors
/// Not found, when it is not of the two or gone.
pub async fn delete(context: &RequestContext, partner: &Partner, goal: &str) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    hold(&mut transaction, partner).await?;
    let goal = store::lock(&mut transaction, partner, id(goal)?).await?;
    store::delete(&mut transaction, partner, &goal).await?;
    changed(&mut transaction, partner, "goals", goal.id, Operation::Deleted).await?;
    transaction.commit().await?;
    Ok(())
}
