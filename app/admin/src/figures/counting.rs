//! Counting, each night, what would be too much to read for each look.

use chrono::TimeDelta;
use platform::{
    error::AppError,
    jobs::{Failure, Job, Work},
    services::Services,
};

use super::store;

/// How long it is kept who came on a day: the week that is over, until the next one is.
const ACTIVE_DAYS_KEPT: TimeDelta = TimeDelta::days(15);

/// Counts the days and the week that are over. Run again, it finds them counted.
#[derive(Debug, serde::Serialize, serde::Deserialize)]
pub struct CountTown {}

impl Job for CountTown {
    const KIND: &'static str = "count_town";
    const MOST_ATTEMPTS: i16 = 5;

    fn key(&self) -> Option<String> {
        Some(Self::KIND.to_owned())
    }

    async fn run(self, work: Work) -> Result<(), Failure> {
        let services = &work.services;
        Ok(store::count(&services.pool, services.clock.now().date_naive()).await?)
    }
}

/// Forgets who came on days that are counted.
///
/// # Errors
/// Internal.
pub async fn purge(services: Services) -> Result<(), AppError> {
    let before = (services.clock.now() - ACTIVE_DAYS_KEPT).date_naive();
    store::forget(&services.pool, before).await
}
