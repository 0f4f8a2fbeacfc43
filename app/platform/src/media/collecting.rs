//! Throwing away the files that belong to nothing.

use std::time::Duration;

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    processing::{Refusal, refuse},
    store,
};
use crate::{
    error::AppError,
    jobs::{Failure, Job, Work},
    services::Services,
    storage::Storage,
};

/// How long a job may be at something before it counts as lost: far longer than all its tries take.
const STUCK_AFTER: TimeDelta = TimeDelta::hours(24);
/// How long it is told that something was refused.
const REFUSED_KEPT: TimeDelta = TimeDelta::days(7);
/// What was begun and not touched for so long has nobody who writes it any more.
const UNFINISHED_FOR: Duration = Duration::from_hours(24);

/// Throws away the files that belong to nothing, and forgets what was refused.
#[derive(Debug, Serialize, Deserialize)]
pub struct CollectMedia {}

impl Job for CollectMedia {
    const KIND: &'static str = "collect_media";
    const MOST_ATTEMPTS: i16 = 5;

    async fn run(self, work: Work) -> Result<(), Failure> {
        Ok(collect(&work.services).await?)
    }
}

/// One round. Cut off in between, the next goes on: a file leaves the list after it is gone.
pub(super) async fn collect(services: &Services) -> Result<(), AppError> {
    let (pool, now) = (&services.pool, services.clock.now());
    for media in store::stuck(pool, now - STUCK_AFTER).await? {
        refuse(services, media, Refusal::Failed).await?;
    }
    store::forget_refused(pool, now - REFUSED_KEPT).await?;
    let storage = Storage::of(&services.configuration);
    loop {
        let loose = store::loose(pool, now).await?;
        if loose.is_empty() {
            break;
        }
        for file in loose {
            storage.throw_away(&file).await?;
            store::forget_loose(pool, &file).await?;
        }
    }
    tokio::task::spawn_blocking(move || storage.throw_away_unfinished(UNFINISHED_FOR))
        .await
        .map_err(AppError::internal)?
        .map_err(AppError::internal)
}
