//! The door from the browser to goals. What each of them does is in the file of its name.

#[cfg(feature = "ssr")]
mod actions;
#[cfg(feature = "ssr")]
mod changing;
#[cfg(feature = "ssr")]
mod kept;
#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod setting;

use leptos::prelude::*;
use platform::error::AppError;

#[cfg(test)]
#[cfg(feature = "ssr")]
pub use self::reading::goal;
#[cfg(feature = "ssr")]
pub use self::{
    actions::{add, edit_action, move_action, remove, tick},
    changing::{delete, edit, move_goal},
    kept::{GoalCopy, every_one},
    reading::{form, glance, goals, progress},
    setting::{SentGoal, create, create_in, set},
};
use super::model::{GoalForm, GoalPage, GoalView};
#[cfg(feature = "ssr")]
use {
    crate::{
        capability::Partner,
        i18n::{Locale, td_string},
    },
    platform::{
        context::RequestContext,
        forms::{redirect, redirect_with_notice, say},
    },
};

/// Sets a new goal.
#[server(name = SetGoal, prefix = "/api", endpoint = "couple/goals/set")]
pub async fn set_goal(
    /// 1–120 characters.
    #[server(default)]
    title: String,
    /// Why for us; at most a thousand characters.
    #[server(default)]
    why: String,
    /// `me`, `partner` or `both`.
    #[server(default)]
    owner: String,
    /// ISO 8601; empty means none.
    #[server(default)]
    target: String,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let sent = SentGoal {
        title,
        why,
        owner,
        target,
    };
    let page = match set(&context, &partner, &sent, &key).await? {
        Some(goal) => format!("/couple/goals/{goal}"),
        None => "/couple/goals".to_owned(),
    };
    redirect_with_notice(&page, td_string!(Locale::from(context.language), goals.was_set));
    Ok(())
}

/// Changes what a goal says.
#[server(name = EditGoal, prefix = "/api", endpoint = "couple/goals/edit")]
pub async fn edit_goal(
    /// Which goal.
    #[server(default)]
    goal: String,
    /// 1–120 characters.
    #[server(default)]
    title: String,
    /// Why for us; at most a thousand characters.
    #[server(default)]
    why: String,
    /// `me`, `partner` or `both`.
    #[server(default)]
    owner: String,
    /// ISO 8601; empty means none.
    #[server(default)]
    target: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let sent = SentGoal {
        title,
        why,
        owner,
        target,
    };
    let goal = edit(&context, &partner, &goal, &sent).await?;
    redirect_with_notice(
        &format!("/couple/goals/{goal}"),
        td_string!(Locale::from(context.language), goals.was_changed),
    );
    Ok(())
}

/// Pauses a goal, takes it up again, marks it as reached, reopens it.
#[server(name = MoveGoal, prefix = "/api", endpoint = "couple/goals/status")]
pub async fn move_goal_to(
    /// Which goal.
    #[server(default)]
    goal: String,
    /// `active`, `paused` or `done`.
    #[server(default)]
    to: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let status = move_goal(&context, &partner, &goal, &to).await?;
    say(reading::said_of(context.language, status));
    Ok(())
}

/// Deletes a goal with its actions.
#[server(name = DeleteGoal, prefix = "/api", endpoint = "couple/goals/delete")]
pub async fn delete_goal(
    /// Which goal.
    #[server(default)]
    goal: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    delete(&context, &partner, &goal).await?;
    redirect_with_notice(
        "/couple/goals",
        td_string!(Locale::from(context.language), goals.was_deleted),
    );
    Ok(())
}

/// Adds an action behind the others of a goal.
#[server(name = AddAction, prefix = "/api", endpoint = "couple/goals/actions/add")]
pub async fn add_action(
    /// Which goal.
    #[server(default)]
    goal: String,
    /// 1–300 characters.
    #[server(default)]
    text: String,
    /// What makes it arrive once, however often it is sent.
    #[server(default)]
    key: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    add(&context, &partner, &goal, &text, &key).await?;
    say(td_string!(Locale::from(context.language), goals.action_added));
    Ok(())
}

/// Changes the text of an action.
#[server(name = EditAction, prefix = "/api", endpoint = "couple/goals/actions/edit")]
pub async fn edit_action_text(
    /// Which action.
    #[server(default)]
    action: String,
    /// 1–300 characters.
    #[server(default)]
    text: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let goal = edit_action(&context, &partner, &action, &text).await?;
    redirect(&format!("/couple/goals/{goal}#action-{action}"));
    Ok(())
}

/// Ticks an action, or takes the tick away.
#[server(name = TickAction, prefix = "/api", endpoint = "couple/goals/actions/tick")]
pub async fn tick_action(
    /// Which action.
    #[server(default)]
    action: String,
    /// Whether it is done.
    #[server(default)]
    done: bool,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let goal = tick(&context, &partner, &action, done).await?;
    redirect(&format!("/couple/goals/{goal}#action-{action}"));
    Ok(())
}

/// Puts an action before another of the same goal, or last.
#[server(name = MoveAction, prefix = "/api", endpoint = "couple/goals/actions/move")]
pub async fn move_action_before(
    /// Which action.
    #[server(default)]
    action: String,
    /// Before which one; empty means last.
    #[server(default)]
    before: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    move_action(&context, &partner, &action, &before).await
}

/// Deletes an action.
#[server(name = DeleteAction, prefix = "/api", endpoint = "couple/goals/actions/delete")]
pub async fn delete_action(
    /// Which action.
    #[server(default)]
    action: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let partner = Partner::of(&context).await?;
    let goal = remove(&context, &partner, &action).await?;
    redirect_with_notice(
        &format!("/couple/goals/{goal}"),
        td_string!(Locale::from(context.language), goals.action_deleted),
    );
    Ok(())
}

/// What the form of a goal needs to know; nothing for who is not one of two.
#[server(name = ReadGoalForm, prefix = "/api", endpoint = "couple/goals/form")]
pub async fn read_goal_form() -> Result<Option<GoalForm>, AppError> {
    let context = RequestContext::current()?;
    Ok(Partner::found(&context).await?.map(|partner| form(&context, &partner)))
}

/// A page of goals; nothing for who is not one of two.
#[server(name = ReadGoals, prefix = "/api", endpoint = "couple/goals")]
pub async fn read_goals(
    /// `active`, `paused`, `done` or `all`; empty means those under way.
    #[server(default)]
    status: String,
    /// `me`, `partner`, `both`, or everybody's.
    #[server(default)]
    owner: String,
    /// Where the page of the list begins.
    #[server(default)]
    after: String,
) -> Result<Option<GoalPage>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    goals(&context, &partner, [&status, &owner, &after]).await.map(Some)
}

/// A goal with its actions; nothing for who is not one of two.
#[server(name = ReadGoal, prefix = "/api", endpoint = "couple/goals/goal")]
pub async fn read_goal(
    /// Which goal.
    #[server(default)]
    goal: String,
) -> Result<Option<GoalView>, AppError> {
    let context = RequestContext::current()?;
    let Some(partner) = Partner::found(&context).await? else {
        return Ok(None);
    };
    reading::goal(&context, &partner, &goal).await.map(Some)
}
