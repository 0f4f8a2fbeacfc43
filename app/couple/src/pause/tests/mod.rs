//! The rules of pauses, against a real database.

mod asking;
mod ending;
mod keeping;
mod quiet;

use chrono::{DateTime, Utc};
use platform::{error::AppError, testing::Resident};

use crate::{
    pause::{Sent, begin, model::RunningPause, page},
    story::as_partner,
};

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}

/// Asks for a pause of some minutes.
async fn asks(resident: &Resident, minutes: u32) -> Result<DateTime<Utc>, AppError> {
    let (context, partner) = as_partner(resident).await;
    begin(&context, &partner, own("", &minutes.to_string())).await
}

/// What a form sends for a length of one's own.
fn own(hours: &str, minutes: &str) -> Sent {
    Sent {
        length: "own".to_owned(),
        hours: hours.to_owned(),
        minutes: minutes.to_owned(),
        word: "Je marche un peu.".to_owned(),
    }
}

/// The pause that somebody sees on their page.
async fn sees(resident: &Resident) -> Option<RunningPause> {
    let (context, partner) = as_partner(resident).await;
    page(&context, &partner).await.unwrap().running
}
