//! The database that the server works on: a private one of its own, or one that is given.

mod embedded;

use std::str::FromStr;

use platform::configuration::{Configuration, Database};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;

pub use embedded::{Embedded, EmbeddedError, client_programs};

/// The oldest PostgreSQL that Parvis works with.
pub const OLDEST_VERSION: u32 = 15;
/// Connections of one server process; PostgreSQL's own default allows a hundred in all.
const CONNECTIONS: u32 = 32;

/// An open database; close it with [`OpenDatabase::close`].
#[derive(Debug)]
pub struct OpenDatabase {
    /// Connections to it.
    pub pool: PgPool,
    embedded: Option<Embedded>,
}

/// Why there is no database.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The private PostgreSQL does not run.
    #[error(transparent)]
    Embedded(#[from] EmbeddedError),
    /// Nobody answers, or the answer is a refusal.
    #[error("The database does not answer: {0}")]
    Unreachable(#[source] sqlx::Error),
    /// What answers is too old.
    #[error("The database is PostgreSQL {found}; Parvis needs {OLDEST_VERSION} or newer.")]
    TooOld {
        /// Its major version.
        found: u32,
    },
}

impl OpenDatabase {
    /// Connects to the database of the configuration, after starting it when it is our own.
    ///
    /// # Errors
    /// In plain words why not; without the password.
    pub async fn open(configuration: &Configuration) -> Result<Self, DatabaseError> {
        match &configuration.database {
            Database::Embedded => {
                let embedded = Embedded::start(&configuration.data_dir).await?;
                let pool = connect(configuration, embedded.connect_options()).await?;
                Ok(Self {
                    pool,
                    embedded: Some(embedded),
                })
            }
            Database::Url(url) => {
                let options = PgConnectOptions::from_str(url.expose()).map_err(DatabaseError::Unreachable)?;
                Ok(Self {
                    pool: connect(configuration, options).await?,
                    embedded: None,
                })
            }
        }
    }

    /// The private PostgreSQL, when the database is one.
    pub fn embedded(&self) -> Option<&Embedded> {
        self.embedded.as_ref()
    }

    /// Closes the connections and, when nobody else uses it, stops the private PostgreSQL.
    ///
    /// # Errors
    /// When the private PostgreSQL does not stop; its data are safe all the same.
    pub async fn close(self) -> Result<(), DatabaseError> {
        self.pool.close().await;
        match self.embedded {
            Some(embedded) => Ok(embedded.stop().await?),
            None => Ok(()),
        }
    }
}

async fn connect(configuration: &Configuration, options: PgConnectOptions) -> Result<PgPool, DatabaseError> {
    let options = match configuration.nats {
        // The trigger on `platform.changes` leaves it to NATS.
        Some(_) => options.options([("parvis.changes_carried_by", "nats")]),
        None => options,
    };
    let pool = platform::database::open(options, CONNECTIONS)
        .await
        .map_err(DatabaseError::Unreachable)?;
    let version = pool
        .acquire()
        .await
        .map_err(DatabaseError::Unreachable)?
        .server_version_num();
    match version.map(|number| number / 10_000) {
        Some(found) if found < OLDEST_VERSION => Err(DatabaseError::TooOld { found }),
        _ => Ok(pool),
    }
}
