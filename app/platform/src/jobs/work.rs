//! What a running job stands on.

use graphile_worker::{IntoTaskHandlerResult, TaskHandler, WorkerContext};
use serde::{Deserialize, Serialize};

use super::{Failure, Job, purge::Purges};
use crate::{
    live::announcing,
    notify::{mail::Post, push},
    privacy::Rooms,
    services::Services,
    sms,
};

/// What a running job stands on.
#[derive(Clone, Debug)]
pub struct Work {
    /// The database, the clock, chance, the configuration.
    pub services: Services,
    /// How letters leave the house.
    pub post: Post,
    /// How messages to closed browsers do.
    pub courier: push::Courier,
    /// Who carries text messages.
    pub carrier: sms::Courier,
    /// Which try this is.
    pub attempt: Attempt,
    /// What areas give to, and erase of, who takes their things along or goes.
    pub rooms: Rooms,
    pub(super) purges: Purges,
}

#[cfg(test)]
impl Work {
    /// What a job stands on at its first try.
    pub(crate) fn first_try(services: &Services, post: Post) -> Self {
        let attempt = Attempt { number: 1, most: 25 };
        Self {
            services: services.clone(),
            post,
            courier: push::Courier::of(&services.configuration).expect("a courier"),
            carrier: sms::Courier::of(&services.configuration).expect("a carrier"),
            attempt,
            rooms: Rooms::new(&[]),
            purges: Purges::new(Vec::new()),
        }
    }
}

/// Which try of a job this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// From 1.
    pub number: i16,
    /// The last one's number.
    pub most: i16,
}

impl Attempt {
    /// Whether the job is given up when it fails now.
    pub fn is_last(self) -> bool {
        self.number >= self.most
    }
}

/// What all jobs of a worker share, kept in the worker's extensions.
#[derive(Clone, Debug)]
pub(super) struct Desk {
    pub(super) services: Services,
    pub(super) post: Post,
    pub(super) courier: push::Courier,
    pub(super) carrier: sms::Courier,
    pub(super) rooms: Rooms,
    pub(super) purges: Purges,
}

/// A job of ours in the clothes of the queue's.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub(super) struct Task<J: Job>(J);

impl<J: Job> TaskHandler for Task<J> {
    const IDENTIFIER: &'static str = J::KIND;

    async fn run(self, context: WorkerContext) -> impl IntoTaskHandlerResult {
        let Some(desk) = context.get_ext::<Desk>().cloned() else {
            return Err(Failure::new("the worker has no desk"));
        };
        let job = context.job();
        let attempt = Attempt {
            number: *job.attempts(),
            most: *job.max_attempts(),
        };
        let hub = desk.services.hub.clone();
        let work = Work {
            services: desk.services,
            post: desk.post,
            courier: desk.courier,
            carrier: desk.carrier,
            rooms: desk.rooms,
            purges: desk.purges,
            attempt,
        };
        announcing(&hub, self.0.run(work)).await
    }
}
