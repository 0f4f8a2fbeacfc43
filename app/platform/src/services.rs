//! What every request stands on: the database, the clock, chance, the configuration.

use std::sync::Arc;

use sqlx::PgPool;

use crate::{chance::Chance, clock::Clock, configuration::Configuration, flags::Decisions, live::Hub};

/// Shared by all requests and jobs of a server process; cheap to clone.
#[derive(Clone, Debug)]
pub struct Services {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Clock,
    /// Random values.
    pub chance: Chance,
    /// The settings of this process.
    pub configuration: Arc<Configuration>,
    /// Where open browsers wait for changes.
    pub hub: Hub,
    /// What operators decided about flags.
    pub flags: Decisions,
}
