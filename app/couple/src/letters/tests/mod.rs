//! The rules of letters, against a real database.

mod beginning;
mod clashing;
mod history;
mod leaving;
mod limits;
mod months;
mod printing;
mod saving;

use platform::{error::AppError, testing::Resident};

use super::{Sent, letter, model::Letter, model::Saved, save};
use crate::story::as_partner;

/// The month in which tests begin.
const NOVEMBER: &str = "2026-11";
/// Two open pages.
const PEN: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";
const OTHER_PEN: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789cd";

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}

/// Saves November's letter on a base, from a page of one's own.
async fn writes(resident: &Resident, base: i32, body: &str) -> Result<Saved, AppError> {
    writes_with(resident, base, body, "").await
}

async fn writes_with(resident: &Resident, base: i32, body: &str, pen: &str) -> Result<Saved, AppError> {
    writes_in(resident, NOVEMBER, (base, pen), body).await
}

async fn writes_in(resident: &Resident, month: &str, (base, pen): (i32, &str), body: &str) -> Result<Saved, AppError> {
    let (context, partner) = as_partner(resident).await;
    let sent = Sent {
        month: month.to_owned(),
        base: base.to_string(),
        body: body.to_owned(),
        pen: pen.to_owned(),
    };
    save(&context, &partner, sent).await
}

/// Opens November's letter.
async fn reads(resident: &Resident) -> Letter {
    let (context, partner) = as_partner(resident).await;
    letter(&context, &partner, NOVEMBER).await.unwrap()
}

/// How many versions are kept.
const VERSIONS: &str = "select count(*) from couple.letter_versions";
