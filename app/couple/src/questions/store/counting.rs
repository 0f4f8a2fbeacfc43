//! How many questions there are, for trends.

use chrono::{DateTime, Utc};
use platform::error::AppError;
use sqlx::PgPool;

use crate::{capability::Partner, questions::model::QuestionCounts};

/// How many questions a couple has asked since a moment, and how many both have answered since.
pub async fn counts(pool: &PgPool, partner: &Partner, since: DateTime<Utc>) -> Result<QuestionCounts, AppError> {
    let row = sqlx::query!(
        r#"select count(*) filter (where asked_at >= $3) as "asked!",
                  count(*) filter (where opened_at >= $3) as "answered!"
           from couple.questions_seen_by($1, $2)"#,
        partner.account().0,
        partner.couple().0,
        since,
    )
    .fetch_one(pool)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(QuestionCounts {
        asked: count(row.asked),
        answered: count(row.answered),
    })
}
