//! The rules of questions and answers, against a real database.

mod answering;
mod asking;
mod changing;
mod copying;
mod glance;
mod library;
mod listing;
mod search;
mod seeding;
mod turns;
mod visibility;

use platform::{error::AppError, testing::Resident};
use uuid::Uuid;

use super::{
    Asked, Replied, answer, ask, change,
    model::{OwnPart, QuestionShown},
    own_part, question, remove,
};
use crate::story::as_partner;

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}

/// What a form sends.
fn sent(text: &str, opening: &str) -> Asked {
    Asked {
        text: text.to_owned(),
        theme: "dreams".to_owned(),
        own_theme: String::new(),
        reveal_together: opening == "together",
    }
}

/// Asks a question whose answers open `together` or `at once`.
async fn asks(resident: &Resident, text: &str, opening: &str) -> Uuid {
    let (context, partner) = as_partner(resident).await;
    ask(&context, &partner, sent(text, opening), "").await.unwrap().unwrap()
}

/// Answers, asks for time, or asks back.
async fn replies(resident: &Resident, question: Uuid, status: &str, text: &str) -> Result<Replied, AppError> {
    let (context, partner) = as_partner(resident).await;
    answer(&context, &partner, &question.to_string(), (status, text), "").await
}

/// Puts a question another way.
async fn rewords(resident: &Resident, question: Uuid, text: &str) -> Result<Uuid, AppError> {
    let (context, partner) = as_partner(resident).await;
    change(&context, &partner, &question.to_string(), sent(text, "at once"), "").await
}

/// Takes a question back.
async fn takes_back(resident: &Resident, question: Uuid) -> Result<(), AppError> {
    let (context, partner) = as_partner(resident).await;
    remove(&context, &partner, &question.to_string()).await
}

/// A question as somebody sees it.
async fn sees(resident: &Resident, id: Uuid) -> QuestionShown {
    let (context, partner) = as_partner(resident).await;
    question(&context, &partner, &id.to_string()).await.unwrap()
}

/// Somebody's own side of a question.
async fn own(resident: &Resident, id: Uuid) -> OwnPart {
    let (context, partner) = as_partner(resident).await;
    own_part(&context, &partner, &id.to_string()).await.unwrap()
}
