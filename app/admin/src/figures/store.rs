//! Figures in the database.

use chrono::NaiveDate;
use platform::{account::Operator, error::AppError};
use sqlx::PgPool;

use super::queries::{ACTIVE, COHORTS, COUNT_ACTIVE, COUNT_COHORTS, FUNNEL, SIGN_UPS};

/// Accounts made, by day.
pub(super) async fn sign_ups(pool: &PgPool, _: &Operator, today: NaiveDate) -> Result<Vec<(NaiveDate, i64)>, AppError> {
    Ok(sqlx::query_as(SIGN_UPS).bind(today).fetch_all(pool).await?)
}

/// A day, who came on it, and who came in the week that ends with it.
pub(super) type ActiveDay = (NaiveDate, Option<i64>, Option<i64>);

/// Who came, by day.
pub(super) async fn active(pool: &PgPool, _: &Operator, today: NaiveDate) -> Result<Vec<ActiveDay>, AppError> {
    Ok(sqlx::query_as(ACTIVE).bind(today).fetch_all(pool).await?)
}

/// The five steps of the way in.
pub(super) async fn funnel(
    pool: &PgPool,
    _: &Operator,
    today: NaiveDate,
) -> Result<(i64, i64, i64, i64, i64), AppError> {
    Ok(sqlx::query_as(FUNNEL).bind(today).fetch_one(pool).await?)
}

/// Two weeks, how many signed up in the first, and how many of these came in the second.
pub(super) type CohortWeek = (NaiveDate, NaiveDate, i64, i64);

/// Who came back, by cohort and week.
pub(super) async fn cohorts(pool: &PgPool, _: &Operator, today: NaiveDate) -> Result<Vec<CohortWeek>, AppError> {
    Ok(sqlx::query_as(COHORTS).bind(today).fetch_all(pool).await?)
}

/// Counts the days and the week that are over and were not counted.
pub(super) async fn count(pool: &PgPool, today: NaiveDate) -> Result<(), AppError> {
    sqlx::query(COUNT_ACTIVE).bind(today).execute(pool).await?;
    sqlx::query(COUNT_COHORTS).bind(today).execute(pool).await?;
    Ok(())
}

/// Forgets who came before a day.
pub(super) async fn forget(pool: &PgPool, before: NaiveDate) -> Result<(), AppError> {
    sqlx::query!("delete from platform.active_days where day < $1", before)
        .execute(pool)
        .await?;
    Ok(())
}
