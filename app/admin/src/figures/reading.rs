//! Reading the figures.

use chrono::{NaiveDate, TimeDelta};
use platform::{account::Operator, context::RequestContext, error::AppError};

use super::{
    model::{Active, Cohort, Cohorts, Figures, Funnel, SignUps},
    queries::{ACTIVE, COHORTS, COUNT_ACTIVE, COUNT_COHORTS, FUNNEL, SIGN_UPS},
    store::{self, CohortWeek},
};
use crate::desk::day;

/// All figures, as of today.
///
/// # Errors
/// Internal.
pub(super) async fn read(context: &RequestContext, operator: &Operator) -> Result<Figures, AppError> {
    let (pool, today) = (context.pool(), context.now().date_naive());
    let sign_ups = store::sign_ups(pool, operator, today).await?;
    let active = store::active(pool, operator, today).await?;
    let (visited, registered, confirmed, paired, checked_in) = store::funnel(pool, operator, today).await?;
    let cohorts = store::cohorts(pool, operator, today).await?;
    Ok(Figures {
        sign_ups: SignUps {
            days: sign_ups.iter().map(|(on, _)| day(*on)).collect(),
            people: sign_ups.iter().map(|(_, people)| small(*people)).collect(),
            query: SIGN_UPS.to_owned(),
        },
        active: Active {
            days: active.iter().map(|(on, ..)| day(*on)).collect(),
            by_day: active.iter().map(|(_, people, _)| people.map(small)).collect(),
            by_week: active.iter().map(|(.., people)| people.map(small)).collect(),
            query: both(ACTIVE, COUNT_ACTIVE),
        },
        funnel: Funnel {
            visited: small(visited),
            registered: small(registered),
            confirmed: small(confirmed),
            paired: small(paired),
            checked_in: small(checked_in),
            query: FUNNEL.to_owned(),
        },
        cohorts: Cohorts {
            rows: rows(&cohorts),
            query: both(COHORTS, COUNT_COHORTS),
        },
    })
}

fn small(people: i64) -> u32 {
    u32::try_from(people).unwrap_or(0)
}

/// What is read, and what wrote it in the night.
fn both(read: &str, count: &str) -> String {
    format!("{read};\n\n{count};")
}

/// A row for each cohort, with a place for each week since.
fn rows(counted: &[CohortWeek]) -> Vec<Cohort> {
    counted
        .chunk_by(|one, next| one.0 == next.0)
        .filter_map(|weeks| {
            let (cohort, ..) = *weeks.first()?;
            let (_, latest, members, _) = *weeks.last()?;
            let since = (latest - cohort).num_weeks();
            let share = |week: NaiveDate| {
                let (.., members, active) = weeks.iter().find(|counted| counted.1 == week)?;
                u8::try_from((active * 100).checked_div(*members)?).ok()
            };
            Some(Cohort {
                week: day(cohort),
                members: small(members),
                shares: (0..=since)
                    .map(|weeks| share(cohort + TimeDelta::weeks(weeks)))
                    .collect(),
            })
        })
        .collect()
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_week_that_was_not_counted_leaves_its_place_empty() {
        let (first, third) = (date("2026-11-02"), date("2026-11-16"));
        let counted = [(third, third, 3, 1), (first, first, 10, 9), (first, third, 8, 2)];
        let rows = rows(&counted);
        assert_eq!(rows[0].shares, [Some(33)]);
        assert_eq!(rows[1].shares, [Some(90), None, Some(25)]);
        assert_eq!((rows[1].week.as_str(), rows[1].members), ("2026-11-02", 8));
    }
}
