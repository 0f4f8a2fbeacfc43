//! The jobs of the house, collected.

use graphile_worker::{Crontab, CrontabTimerError, JobDefinition, TaskHandler, WorkerOptions};

use super::{
    Job,
    purge::{DailyPurge, Purge, Purges},
    rhythm::{Rhythm, crontab},
    work::Task,
};
use crate::{
    error::AppError,
    media::{CollectMedia, ProcessMedia},
    notify::{SendDigests, mail::SendMail, push::SendPush},
    privacy::{self, Room, Rooms},
    services::Services,
    sms::SendText,
};

/// When the town is emptied of what has expired: while it sleeps.
const PURGE_AT: Rhythm = Rhythm::DailyAt { hour: 3, minute: 17 };

/// How often it is looked whose digest is due: six in the evening falls on a quarter of an hour, wherever one is.
const DIGESTS: Rhythm = Rhythm::EveryMinutes(15);

/// How often files are thrown away that belong to nothing.
const COLLECT: Rhythm = Rhythm::EveryMinutes(15);

/// The jobs of the platform and of the areas, as the server wires them.
#[derive(Clone)]
pub struct Registry {
    definitions: Vec<JobDefinition>,
    recurring: Vec<Recurring>,
    purges: Vec<Purge>,
    rooms: Vec<Room>,
}

impl Registry {
    /// The platform's own jobs.
    pub fn platform() -> Self {
        Self {
            definitions: Vec::new(),
            recurring: Vec::new(),
            purges: Vec::new(),
            rooms: vec![privacy::room()],
        }
        .job::<SendMail>()
        .job::<SendPush>()
        .job::<SendText>()
        .job::<ProcessMedia>()
        .recurring::<SendDigests>(DIGESTS)
        .recurring::<CollectMedia>(COLLECT)
        .recurring::<DailyPurge>(PURGE_AT)
    }

    /// Adds a kind of job.
    #[must_use]
    pub fn job<J: Job>(mut self) -> Self {
        self.definitions.push(Task::<J>::definition());
        self
    }

    /// Adds a kind of job that nobody enqueues: it comes by itself, once for all processes. Its
    /// fields are left out of what the clock sends, so it has none.
    #[must_use]
    pub fn recurring<J: Job>(mut self, rhythm: Rhythm) -> Self {
        self.recurring.push(Recurring {
            kind: J::KIND,
            rhythm,
            crontab: crontab::<J>,
        });
        self.job::<J>()
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

    /// Adds what an area owes to who takes their things along, or goes.
    #[must_use]
    pub fn room(mut self, room: Room) -> Self {
        self.rooms.push(room);
        self
    }

    /// The parts of all areas.
    pub(super) fn rooms(&self) -> Rooms {
        Rooms::new(&self.rooms)
    }

    /// The areas' purges.
    pub(super) fn purges(&self) -> Purges {
        Purges::new(self.purges.clone())
    }

    /// The queue's options with every kind of job and its hours.
    pub(super) fn options(&self) -> Result<WorkerOptions, CrontabTimerError> {
        let crontabs: Vec<Crontab> = self
            .recurring
            .iter()
            .map(|recurring| (recurring.crontab)(recurring.rhythm))
            .collect::<Result<_, _>>()?;
        Ok(WorkerOptions::default()
            .define_jobs(self.definitions.clone())
            .with_crons(crontabs))
    }
}

/// A job that comes by itself.
#[derive(Clone, Copy)]
struct Recurring {
    kind: &'static str,
    rhythm: Rhythm,
    crontab: fn(Rhythm) -> Result<Crontab, CrontabTimerError>,
}

impl std::fmt::Debug for Recurring {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {:?}", self.kind, self.rhythm)
    }
}

impl std::fmt::Debug for Registry {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let kinds: Vec<_> = self.definitions.iter().map(JobDefinition::identifier).collect();
        formatter
            .debug_struct("Registry")
            .field("jobs", &kinds)
            .field("recurring", &self.recurring)
            .field("purges", &self.purges)
            .field("rooms", &self.rooms)
            .finish()
    }
}
