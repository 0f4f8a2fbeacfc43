//! Trends in the database: means are taken there, so that a year of both is some hundred small rows.

use chrono::{DateTime, NaiveDate, Utc};
use platform::{account::AccountId, error::AppError};
use sqlx::PgPool;

use super::model::Step;
use crate::{capability::Partner, checkins::model::Span};

/// One person's means over a day, or over a week from its Monday on.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Whose.
    pub account: AccountId,
    /// The day, or the week's first.
    pub begins: NaiveDate,
    /// Mood.
    pub mood: f64,
    /// Stress.
    pub stress: f64,
    /// Energy.
    pub energy: f64,
}

/// One person's mood on a day of the week.
#[derive(Clone, Copy, Debug)]
pub struct OnWeekday {
    /// Whose.
    pub account: AccountId,
    /// From 1, Monday, to 7 (ISO 8601).
    pub weekday: i32,
    /// The mean.
    pub mood: f64,
    /// Of how many check-ins.
    pub count: i64,
}

/// The means of a span.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// By point, in no order.
    pub points: Vec<Point>,
    /// By day of the week, in no order.
    pub weekdays: Vec<OnWeekday>,
}

/// The means of what a partner may read of both, in one reading: by point, and by day of the week.
pub async fn means(
    pool: &PgPool,
    partner: &Partner,
    now: DateTime<Utc>,
    span: Span,
    step: Step,
) -> Result<Means, AppError> {
    let rows = sqlx::query!(
        r#"select account_id as "account_id!", begins, weekday,
                  avg(mood)::float8 as "mood!", avg(stress)::float8 as "stress!", avg(energy)::float8 as "energy!",
                  count(*) as "count!"
           from (
               select account_id, mood, stress, energy, extract(isodow from day)::integer as weekday,
                      case when $6 then date_trunc('week', day::timestamp)::date else day end as begins
               from couple.check_ins_seen_by($1, $2, $3)
               where openness = 'open' and day between $4 and $5
           ) as seen
           group by grouping sets ((account_id, begins), (account_id, weekday))"#,
        partner.account().0,
        partner.couple().0,
        partner.still_today(now),
        span.from,
        span.to,
        step == Step::Week,
    )
    .fetch_all(pool)
    .await?;
    let mut means = Means::default();
    for row in rows {
        let account = AccountId(row.account_id);
        if let Some(begins) = row.begins {
            means.points.push(Point {
                account,
                begins,
                mood: row.mood,
                stress: row.stress,
                energy: row.energy,
            });
        } else if let Some(weekday) = row.weekday {
            means.weekdays.push(OnWeekday {
                account,
                weekday,
                mood: row.mood,
                count: row.count,
            });
        }
    }
    Ok(means)
}
