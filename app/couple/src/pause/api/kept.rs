//! Pauses in the copy that each of the two may keep.

use chrono::{DateTime, SecondsFormat, Utc};
use platform::{context::RequestContext, error::AppError};
use serde::Serialize;

use crate::{pairing::Keepsake, pause::store};

/// A pause in the copy.
#[derive(Debug, Serialize)]
pub struct PauseCopy {
    mine: bool,
    word: String,
    began_at: String,
    until: String,
    ended_at: Option<String>,
}

/// Every pause of a couple, the latest first, seen by who keeps the copy.
pub async fn every_one(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<PauseCopy>, AppError> {
    let account = keepsake.member().account();
    let pauses = store::every_one(context.pool(), keepsake).await?;
    Ok(pauses
        .into_iter()
        .map(|pause| PauseCopy {
            mine: pause.account == account,
            word: pause.word,
            began_at: written(pause.began_at),
            until: written(pause.until),
            ended_at: pause.ended_at.map(written),
        })
        .collect())
}

fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
