//! A private PostgreSQL in the data folder, for whoever has set no `DATABASE_URL`.
//!
//! **Where.** Everything is in `postgres/` of the data folder: `data` (the cluster), `socket`,
//! `binaries` (when they had to be fetched). Where PostgreSQL's unprivileged user cannot reach the
//! data folder (root's home), `postgres` is a link to a folder under `/var/lib/parvis`.
//!
//! **Who.** PostgreSQL refuses to run as root, so root hands it to an unprivileged user; an
//! ordinary user runs it directly.
//!
//! **Safety.** It listens on a Unix socket alone, inside a folder that only its user may enter, and
//! the kernel vouches for who connects (`peer` with a map that admits that user and root). So there
//! is no port to reach, no password to lose. The application's role is not a superuser.
//!
//! **Life.** It outlives a killed server: the next start finds the running one and goes on with it,
//! or starts it anew, when PostgreSQL recovers by itself. Every process that uses it holds a claim;
//! the last one to leave in order stops it.

mod binaries;
mod claim;
mod cluster;
mod failure;
#[cfg(feature = "fetch-postgres")]
mod fetching;
mod home;
mod owner;
mod postmaster;

use std::path::{Path, PathBuf};

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use binaries::Binaries;
pub use binaries::client_programs;
use claim::{Claim, Door};
pub use failure::EmbeddedError;
use home::Home;
use owner::Owner;
use postmaster::Postmaster;

/// The application's role, and its database.
const NAME: &str = "parvis";
/// No port is opened: the number only ends the socket's name.
const PORT: u16 = 5432;

/// A running private PostgreSQL and our claim on it.
#[derive(Debug)]
pub struct Embedded {
    home: Home,
    postmaster: Postmaster,
    claim: Claim,
}

impl Embedded {
    /// Starts the private PostgreSQL of a data folder, or joins the one that runs there already.
    ///
    /// The first start makes the cluster (a few seconds). This blocks the calling thread; it is
    /// meant for a start, before anybody waits.
    ///
    /// # Errors
    /// In plain words what is missing or in the way.
    pub async fn start(data_dir: &Path) -> Result<Self, EmbeddedError> {
        let home = Home::prepare(data_dir)?;
        let door = Door::enter(&home)?;
        let postmaster = if let Some(running) = Postmaster::running_in(&home)? {
            tracing::info!(
                process = running.process(),
                "the private PostgreSQL is still running: going on with it"
            );
            running
        } else {
            let binaries = Binaries::find(&home).await?;
            cluster::create_if_missing(&home, &binaries)?;
            Postmaster::start(&home, &binaries)?
        };
        let claim = door.claim()?;
        Ok(Self {
            home,
            postmaster,
            claim,
        })
    }

    /// How to connect to it.
    pub fn connect_options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .socket(self.socket_folder())
            .port(PORT)
            .username(NAME)
            .database(NAME)
            .ssl_mode(PgSslMode::Disable)
    }

    /// The folder of its socket, for `psql -h`.
    pub fn socket_folder(&self) -> &Path {
        self.postmaster.socket_folder()
    }

    /// The folder that holds it.
    pub fn folder(&self) -> PathBuf {
        self.home.folder().to_path_buf()
    }

    /// The process id of its first process.
    pub fn process(&self) -> i32 {
        self.postmaster.process()
    }

    /// Gives our claim up and, when it was the last one, stops PostgreSQL in order.
    ///
    /// # Errors
    /// When PostgreSQL does not stop in time.
    #[expect(clippy::unused_async, reason = "callers treat it as the counterpart of start")]
    pub async fn stop(self) -> Result<(), EmbeddedError> {
        let door = Door::enter(&self.home)?;
        if self.claim.was_the_last()? {
            self.postmaster.stop(&self.home)?;
        }
        drop(door);
        Ok(())
    }
}
