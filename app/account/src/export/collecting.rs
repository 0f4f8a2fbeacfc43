//! Throwing away the copies whose time is over.

use chrono::TimeDelta;
use platform::{
    error::AppError,
    jobs::{Failure, Job, Work},
    services::Services,
    storage::{FileName, Storage},
};
use serde::{Deserialize, Serialize};

use super::{
    asking::announce,
    making::give_up,
    model::FETCHED_FOR_HOURS,
    store::{self, Over},
};

/// How long a job may be at a copy before it counts as lost: far longer than all its tries take.
const STUCK_AFTER: TimeDelta = TimeDelta::hours(24);

/// Throws away the copies whose time is over, their files first.
#[derive(Debug, Serialize, Deserialize)]
pub struct CollectExports {}

impl Job for CollectExports {
    const KIND: &'static str = "collect_exports";
    const MOST_ATTEMPTS: i16 = 5;

    async fn run(self, work: Work) -> Result<(), Failure> {
        Ok(collect(&work.services).await?)
    }
}

async fn collect(services: &Services) -> Result<(), AppError> {
    let now = services.clock.now();
    for export in store::stuck(&services.pool, now - STUCK_AFTER).await? {
        give_up(services, export).await?;
    }
    let failed_before = now - TimeDelta::hours(FETCHED_FOR_HOURS);
    let storage = Storage::of(&services.configuration);
    for Over { id, account, file } in store::over(&services.pool, now, failed_before).await? {
        // The row goes last: cut off in between, the next round finds it again.
        storage.throw_away(&FileName::kept(file)?).await?;
        let mut transaction = services.pool.begin().await?;
        store::delete(&mut transaction, id).await?;
        announce(&mut transaction, account, id).await?;
        transaction.commit().await?;
    }
    Ok(())
}
