//! What carries the word that an audience has news, from the process that wrote to those that show.
//!
//! A carrier makes a change quick, the table makes it sure: what it loses is found by the look
//! (`live/look.rs`).

mod nats;
mod postgres;

use sqlx::PgPool;

use self::nats::Nats;
use super::Hub;
use crate::configuration::{Configuration, Secret};

/// What carries the word.
#[derive(Debug, Default)]
pub(super) enum Carrier {
    /// PostgreSQL: the trigger on `platform.changes` announces with the commit.
    #[default]
    Postgres,
    /// NATS: the process that wrote announces after the commit.
    Nats(Nats),
}

impl Carrier {
    /// The one that the settings name.
    pub(super) fn of(configuration: &Configuration) -> Self {
        match &configuration.nats {
            Some(servers) => Self::Nats(Nats::new(servers.clone())),
            None => Self::Postgres,
        }
    }

    /// Brings the hub what it hears, and takes along what the process says, as long as it lives.
    pub(super) async fn carry(&self, hub: &Hub, pool: &PgPool) {
        match self {
            Self::Postgres => postgres::listen(hub, pool).await,
            Self::Nats(nats) => nats.carry(hub).await,
        }
    }

    /// Takes along what the process says, and brings nothing.
    pub(super) async fn take_along(&self) {
        match self {
            // The trigger says it all.
            Self::Postgres => std::future::pending().await,
            Self::Nats(nats) => nats.take_along().await,
        }
    }
}

/// Whether NATS can be spoken to: what it calls its version.
///
/// # Errors
/// A sentence: why not.
pub async fn greet_nats(servers: &Secret) -> Result<String, String> {
    nats::greet(servers).await
}
