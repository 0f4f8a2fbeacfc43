//! The rules of goals, against a real database.

mod actions;
mod order;
mod place;
mod reading;
mod setting;
mod status;

use platform::{error::AppError, testing::Resident};
use uuid::Uuid;

use super::{
    api::{self, SentGoal},
    model::GoalView,
};
use crate::story::as_partner;

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}

/// What a form sends for a goal of both.
fn sent(title: &str) -> SentGoal {
    SentGoal {
        title: title.to_owned(),
        owner: "both".to_owned(),
        ..SentGoal::default()
    }
}

/// Somebody sets a goal; gives its id.
async fn sets(resident: &Resident, title: &str) -> String {
    sends(resident, sent(title)).await.unwrap().unwrap().to_string()
}

async fn sends(resident: &Resident, goal: SentGoal) -> Result<Option<Uuid>, AppError> {
    let (context, partner) = as_partner(resident).await;
    api::set(&context, &partner, &goal, "").await
}

/// Somebody adds an action; gives its id.
async fn adds(resident: &Resident, goal: &str, text: &str) -> String {
    let (context, partner) = as_partner(resident).await;
    api::add(&context, &partner, goal, text, "").await.unwrap();
    let shown = sees(resident, goal).await.unwrap();
    shown.actions.last().unwrap().id.clone()
}

/// A goal as somebody sees it.
async fn sees(resident: &Resident, goal: &str) -> Result<GoalView, AppError> {
    let (context, partner) = as_partner(resident).await;
    api::goal(&context, &partner, goal).await
}

/// The texts of a goal's actions in their order.
async fn steps(resident: &Resident, goal: &str) -> Vec<String> {
    let shown = sees(resident, goal).await.unwrap();
    shown.actions.into_iter().map(|action| action.text).collect()
}
