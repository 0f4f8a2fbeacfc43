//! Goals in the copy that each of the two may keep.

use std::collections::HashMap;

use chrono::{NaiveDate, SecondsFormat};
use platform::{context::RequestContext, error::AppError};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    goals::{
        model::{Owner, Status},
        store,
    },
    pairing::Keepsake,
};

/// A goal in the copy.
#[derive(Debug, Serialize)]
pub struct GoalCopy {
    title: String,
    why: String,
    owner: Owner,
    status: Status,
    target: Option<NaiveDate>,
    set_at: String,
    actions: Vec<ActionCopy>,
}

/// An action in the copy.
#[derive(Debug, Serialize)]
struct ActionCopy {
    text: String,
    done: bool,
}

/// Every goal of a couple with its actions, the latest first, seen by who keeps the copy.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<GoalCopy>, AppError> {
    let mut actions: HashMap<Uuid, Vec<ActionCopy>> = HashMap::new();
    for action in store::every_action(context.pool(), keepsake).await? {
        actions.entry(action.goal).or_default().push(ActionCopy {
            text: action.text,
            done: action.done,
        });
    }
    let goals = store::every_goal(context.pool(), keepsake).await?;
    Ok(goals
        .into_iter()
        .map(|goal| GoalCopy {
            title: goal.title,
            why: goal.why,
            owner: goal.owner,
            status: goal.status,
            target: goal.target,
            set_at: goal.created_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            actions: actions.remove(&goal.id).unwrap_or_default(),
        })
        .collect())
}
