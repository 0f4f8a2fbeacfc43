//! The jobs of the house, collected.

use graphile_worker::{Cron, Crontab, CrontabFill, CrontabTimerError, JobDefinition, TaskHandler, WorkerOptions};

use super::{
    Job,
    purge::{DailyPurge, Purge, Purges},
    work::Task,
};
use crate::{error::AppError, notify::mail::SendMail, services::Services};

/// When the town is emptied of what has expired, in UTC: while it sleeps.
const PURGE_AT: (u32, u32) = (3, 17);

/// The jobs of the platform and of the areas, as the server wires them.
#[derive(Clone)]
pub struct Registry {
    definitions: Vec<JobDefinition>,
    purges: Vec<Purge>,
}

impl Registry {
    /// The platform's own jobs.
    pub fn platform() -> Self {
        Self {
            definitions: Vec::new(),
            purges: Vec::new(),
        }
        .job::<SendMail>()
        .job::<DailyPurge>()
    }

    /// Adds a kind of job.
    #[must_use]
    pub fn job<J: Job>(mut self) -> Self {
        self.definitions.push(Task::<J>::definition());
        self
    }

    /// Adds what an area throws away once a day. It may run twice, and two servers may run it at once.
    #[must_use]
    pub fn purge<F>(mut self, name: &'static str, purge: impl Fn(Services) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), AppError>> + Send + 'static,
    {
        self.purges.push(Purge::new(name, purge));
        self
    }

    /// The areas' purges.
    pub(super) fn purges(&self) -> Purges {
        Purges::new(self.purges.clone())
    }

    /// The queue's options with every kind of job and its hours.
    pub(super) fn options(&self) -> Result<WorkerOptions, CrontabTimerError> {
        let (hour, minute) = PURGE_AT;
        // A server that slept through the night does it when it wakes.
        let daily = Cron::daily_at::<Task<DailyPurge>>(hour, minute)?.fill(CrontabFill::days(1));
        let daily: Crontab = daily.into();
        Ok(WorkerOptions::default()
            .define_jobs(self.definitions.clone())
            .with_cron(daily))
    }
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kinds: Vec<_> = self.definitions.iter().map(JobDefinition::identifier).collect();
        formatter
            .debug_struct("Registry")
            .field("jobs", &kinds)
            .field("purges", &self.purges)
            .finish()
    }
}
