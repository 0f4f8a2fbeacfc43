//! Questions and answers in the couple's export.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use platform::{clock::day_in, context::RequestContext, error::AppError};
use serde::Serialize;
use uuid::Uuid;

use super::wording::words;
use crate::{
    i18n::Locale,
    pairing::Keepsake,
    questions::{
        model::Status,
        names,
        store::{self, Part, Said, Seen},
    },
};

/// One question in the export.
#[derive(Debug, Serialize)]
pub struct QuestionCopy {
    day: NaiveDate,
    mine: bool,
    theme: String,
    text: String,
    reveal_together: bool,
    my_answer: Option<AnswerCopy>,
    /// What one had said before; of the other's there is nothing.
    my_former_answers: Vec<AnswerCopy>,
    their_answer: Option<AnswerCopy>,
}

/// One answer in it. Without text and day where it is not open to who exports.
#[derive(Debug, Serialize)]
struct AnswerCopy {
    status: Status,
    day: Option<NaiveDate>,
    text: Option<String>,
}

/// Every question of a couple with what its member may read of the answers, the latest first.
pub async fn copies(context: &RequestContext, keepsake: &Keepsake) -> Result<Vec<QuestionCopy>, AppError> {
    let pool = context.pool();
    let mut former: HashMap<Uuid, Vec<Said>> = HashMap::new();
    for said in store::every_revision(pool, keepsake).await? {
        former.entry(said.question).or_default().push(said);
    }
    let seen = store::every_one(pool, keepsake).await?;
    Ok(seen
        .into_iter()
        .map(|seen| {
            let former = former.remove(&seen.id).unwrap_or_default();
            copy(context, keepsake, seen, former)
        })
        .collect())
}

fn copy(context: &RequestContext, keepsake: &Keepsake, seen: Seen, former: Vec<Said>) -> QuestionCopy {
    let day = |at: DateTime<Utc>| day_in(keepsake.member().time_zone(), at);
    let answer = |part: Part| {
        let (text, at) = part.said.unzip();
        AnswerCopy {
            status: part.status,
            day: at.map(day),
            text,
        }
    };
    QuestionCopy {
        day: day(seen.asked_at),
        mine: seen.author == keepsake.member().account(),
        theme: names::theme(Locale::from(context.language), &seen.theme),
        text: words(seen.text, seen.library_id.as_deref(), context.language),
        reveal_together: seen.reveal_together,
        my_answer: seen.mine.map(answer),
        my_former_answers: former
            .into_iter()
            .map(|said| AnswerCopy {
                status: said.status,
                day: Some(day(said.at)),
                text: Some(said.text),
            })
            .collect(),
        their_answer: seen.theirs.map(answer),
    }
}
