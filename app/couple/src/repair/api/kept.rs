//! Repairs in the copy that each of the two may keep.

use std::collections::HashMap;

use chrono::NaiveDate;
use platform::{clock::day_in, context::RequestContext, error::AppError};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    pairing::Keepsake,
    repair::{model::Texts, store},
};

/// A repair in the copy. Days, no hours: when the other moved is not for anybody to watch.
#[derive(Debug, Serialize)]
pub struct RepairCopy {
    mine: bool,
    stage: &'static str,
    sent_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
    #[serde(flatten)]
    texts: Texts,
    moves: Vec<MoveCopy>,
    agreement: Option<String>,
}

/// One move of a repair in the copy.
#[derive(Debug, Serialize)]
struct MoveCopy {
    mine: bool,
    #[serde(rename = "move")]
    made: &'static str,
    words: String,
}

/// Every repair that who keeps the copy may read, the latest first.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<RepairCopy>, AppError> {
    let (account, zone) = (keepsake.member().account(), keepsake.member().time_zone());
    let mut moves: HashMap<Uuid, Vec<MoveCopy>> = HashMap::new();
    for turn in store::every_turn(context.pool(), keepsake).await? {
        moves.entry(turn.repair).or_default().push(MoveCopy {
            mine: turn.account == account,
            made: turn.made.word(),
            words: turn.words,
        });
    }
    let repairs = store::every_one(context.pool(), keepsake).await?;
    Ok(repairs
        .into_iter()
        .map(|repair| RepairCopy {
            mine: repair.author == account,
            stage: repair.stage.word(),
            sent_on: repair.sent_at.map(|at| day_in(zone, at)),
            ended_on: repair.ended_at.map(|at| day_in(zone, at)),
            texts: repair.texts,
            moves: moves.remove(&repair.id).unwrap_or_default(),
            agreement: repair.agreement,
        })
        .collect())
}
