//! The rules of repairs, against a real database.

mod agreeing;
mod keeping;
mod listing;
mod moving;
mod together;
mod writing;

use platform::{error::AppError, testing::Resident};
use uuid::Uuid;

use crate::{
    repair::{
        Moved, SentMove, SentStep, SentYes, accept, begin, make,
        model::{Direction, Repair, RepairPage, Step},
        one, send, write,
    },
    story::{Two, as_partner},
};

/// The stable code of a refusal.
fn code<T: std::fmt::Debug>(refused: Result<T, AppError>) -> String {
    refused.unwrap_err().code
}

/// Begins a draft.
async fn begins(resident: &Resident) -> Result<Uuid, AppError> {
    let (context, partner) = as_partner(resident).await;
    begin(&context, &partner).await
}

/// Writes one step and goes on.
async fn writes(resident: &Resident, repair: Uuid, step: &str, words: &str) -> Result<Step, AppError> {
    goes(resident, repair, (step, words), Direction::Next).await
}

async fn goes(resident: &Resident, repair: Uuid, (step, words): (&str, &str), go: Direction) -> Result<Step, AppError> {
    let (context, partner) = as_partner(resident).await;
    let sent = SentStep {
        step: step.to_owned(),
        words: words.to_owned(),
        go,
        key: String::new(),
    };
    write(&context, &partner, repair, sent).await
}

/// A draft with all five steps.
async fn drafts(resident: &Resident) -> Uuid {
    let repair = begins(resident).await.unwrap();
    for step in Step::ALL {
        writes(resident, repair, step.word(), &format!("mon {}", step.word()))
            .await
            .unwrap();
    }
    repair
}

async fn sends(resident: &Resident, repair: Uuid) -> Result<(), AppError> {
    let (context, partner) = as_partner(resident).await;
    send(&context, &partner, repair).await
}

/// What somebody sees of a repair that was sent.
async fn reads(resident: &Resident, repair: Uuid) -> Result<Repair, AppError> {
    let (context, partner) = as_partner(resident).await;
    match one(&context, &partner, repair).await? {
        RepairPage::Sent(repair) => Ok(*repair),
        RepairPage::Draft(_) => panic!("it is a draft"),
    }
}

/// Does something after having read what stands there.
async fn does(resident: &Resident, repair: Uuid, made: &str, words: &str) -> Result<Moved, AppError> {
    let number = reads(resident, repair).await?.number;
    does_after(resident, repair, number, (made, words)).await
}

/// Does something after having read up to a move.
async fn does_after(
    resident: &Resident,
    repair: Uuid,
    number: i32,
    (made, words): (&str, &str),
) -> Result<Moved, AppError> {
    let (context, partner) = as_partner(resident).await;
    let sent = SentMove {
        number: number.to_string(),
        made: made.to_owned(),
        words: words.to_owned(),
        key: String::new(),
    };
    make(&context, &partner, repair, sent).await
}

/// A yes that makes no goal.
fn yes(number: i32) -> SentYes {
    SentYes {
        number: number.to_string(),
        ..SentYes::default()
    }
}

/// Says yes to what stands there.
async fn accepts(resident: &Resident, repair: Uuid) -> Result<(), AppError> {
    let number = reads(resident, repair).await?.number;
    let (context, partner) = as_partner(resident).await;
    accept(&context, &partner, repair, &yes(number)).await
}

/// Aya has written to Kofi.
async fn sent(two: &Two) -> Uuid {
    let repair = drafts(&two.aya).await;
    sends(&two.aya, repair).await.unwrap();
    repair
}

/// He has said what he understood, and she feels understood: her proposal is on the table.
async fn understood(two: &Two) -> Uuid {
    let repair = sent(two).await;
    does(&two.kofi, repair, "understand", "tu as attendu").await.unwrap();
    does(&two.aya, repair, "confirm", "").await.unwrap();
    repair
}
