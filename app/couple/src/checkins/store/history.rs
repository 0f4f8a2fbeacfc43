//! The history: a page of the list, the points of the chart, the averages.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgPool;
use uuid::Uuid;

use super::{Row, Seen, values};
use crate::{
    capability::Partner,
    checkins::model::{Span, Values, Who},
};

/// The authors that are asked for.
fn authors(partner: &Partner, who: Who) -> Vec<Uuid> {
    match who {
        Who::Both => vec![partner.account().0, partner.other().account.0],
        Who::Me => vec![partner.account().0],
        Who::Partner => vec![partner.other().account.0],
    }
}

/// One page of check-ins, the latest first, behind a place in the list.
pub async fn list(
    pool: &PgPool,
    partner: &Partner,
    now: DateTime<Utc>,
    (span, who): (Span, Who),
    after: Option<(NaiveDate, Uuid)>,
    limit: usize,
) -> Result<Vec<Seen>, AppError> {
    let (after_day, after_id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", account_id as "account_id!", day as "day!", openness as "openness!",
                  private as "private!", mood, stress, energy, note
           from couple.check_ins_seen_by($1, $2, $3)
           where account_id = any ($4)
             and day between $5 and least($6, coalesce($7::date, $6))
             and ($7::date is null or (day, id) < ($7::date, $8::uuid))
           order by day desc, id desc
           limit $9"#,
        partner.account().0,
        partner.couple().0,
        partner.still_today(now),
        &authors(partner, who),
        span.from,
        span.to,
        after_day,
        after_id,
        i64::try_from(limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Seen::from).collect())
}

/// What a chart draws of one person's day.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Whose.
    pub account: AccountId,
    /// Which day.
    pub day: NaiveDate,
    /// The three measures.
    pub values: Values,
}

/// The open check-ins of a span, in no order.
pub async fn points(
    pool: &PgPool,
    partner: &Partner,
    now: DateTime<Utc>,
    (span, who): (Span, Who),
) -> Result<Vec<Point>, AppError> {
    let rows = sqlx::query!(
        r#"select account_id as "account_id!", day as "day!", mood, stress, energy
           from couple.check_ins_seen_by($1, $2, $3)
           where openness = 'open' and account_id = any ($4) and day between $5 and $6"#,
        partner.account().0,
        partner.couple().0,
        partner.still_today(now),
        &authors(partner, who),
        span.from,
        span.to,
    )
    .fetch_all(pool)
    .await?;
    let point = |account: Uuid, day, values: Option<Values>| {
        Some(Point {
            account: AccountId(account),
            day,
            values: values?,
        })
    };
    Ok(rows
        .into_iter()
        .filter_map(|row| point(row.account_id, row.day, values(row.mood, row.stress, row.energy)))
        .collect())
}

/// One person's month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Average {
    /// The first day of the month.
    pub month: NaiveDate,
    /// Whose.
    pub account: AccountId,
    /// Mood.
    pub mood: f64,
    /// Stress.
    pub stress: f64,
    /// Energy.
    pub energy: f64,
    /// Of how many check-ins.
    pub count: i64,
}

/// The averages of the open check-ins of each month that a span touches, whole months, the latest first.
pub async fn averages(
    pool: &PgPool,
    partner: &Partner,
    now: DateTime<Utc>,
    (span, who): (Span, Who),
) -> Result<Vec<Average>, AppError> {
    let averages = sqlx::query_as!(
        Average,
        r#"select date_trunc('month', day::timestamp)::date as "month!", account_id as "account!: AccountId",
                  avg(mood)::float8 as "mood!", avg(stress)::float8 as "stress!", avg(energy)::float8 as "energy!",
                  count(*) as "count!"
           from couple.check_ins_seen_by($1, $2, $3)
           where openness = 'open' and account_id = any ($4)
             and day >= date_trunc('month', $5::date::timestamp)::date
             and day < (date_trunc('month', $6::date::timestamp) + interval '1 month')::date
           group by 1, 2
           order by 1 desc, account_id = $1 desc"#,
        partner.account().0,
        partner.couple().0,
        partner.still_today(now),
        &authors(partner, who),
        span.from,
        span.to,
    )
    .fetch_all(pool)
    .await?;
    Ok(averages)
}
