//! What can keep the private PostgreSQL from running, in words for an operator.

use std::io;
use std::path::{Path, PathBuf};

use crate::database::OLDEST_VERSION;

/// Why the private PostgreSQL does not run.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// There are no programs to start.
    #[error(
        "No PostgreSQL {OLDEST_VERSION} or newer is on PATH or under /usr/lib/postgresql, and it could not be fetched \
         ({0}). Install one (on Debian and Ubuntu: apt install postgresql), or set DATABASE_URL."
    )]
    NoBinaries(String),
    /// The cluster belongs to a version that is not installed.
    #[error(
        "The data in {} were written by PostgreSQL {major}, whose programs are not on this machine. Install that \
         version (on Debian and Ubuntu: apt install postgresql-{major}); PostgreSQL's pg_upgrade can move the data to \
         a newer one later.", folder.display()
    )]
    OtherVersion {
        /// Where the data are.
        folder: PathBuf,
        /// Their major version.
        major: u32,
    },
    /// Root has nobody to hand PostgreSQL to.
    #[error(
        "PostgreSQL refuses to run as root, and there is no user to run it as. Make one with: useradd --system parvis"
    )]
    NoOwner,
    /// The kernel's word about who connects needs a name.
    #[error("The user with number {0} has no name on this machine (in /etc/passwd), and PostgreSQL needs one.")]
    NamelessUser(u32),
    /// Another user's data.
    #[error(
        "The private database in {} belongs to another user. Start Parvis as that user or as root, or set \
         PARVIS_DATA_DIR to another folder.", .0.display()
    )]
    ForeignFolder(PathBuf),
    /// Somebody else sits where the socket must be.
    #[error("The folder {} for the database's socket belongs to somebody else: remove it.", .0.display())]
    ForeignSocketFolder(PathBuf),
    /// The system refused something.
    #[error("{} {}: {source}", action, path.display())]
    System {
        /// What was tried, for example `Cannot create`.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A program of PostgreSQL gave up.
    #[error("{program} did not succeed. It said:\n{output}")]
    Failed {
        /// Which one.
        program: &'static str,
        /// The end of what it said.
        output: String,
    },
    /// PostgreSQL takes too long.
    #[error("PostgreSQL in {} did not {action} within {seconds} seconds; its folder log says why.", folder.display())]
    TooSlow {
        /// `start` or `stop`.
        action: &'static str,
        /// Where the data are.
        folder: PathBuf,
        /// How long it had.
        seconds: u64,
    },
}

/// Adds to a system's error what was tried.
pub(super) trait Attempt<T> {
    /// Says what was tried, and on what.
    fn attempt(self, action: &'static str, path: &Path) -> Result<T, EmbeddedError>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn attempt(self, action: &'static str, path: &Path) -> Result<T, EmbeddedError> {
        self.map_err(|source| EmbeddedError::System {
            action,
            path: path.to_path_buf(),
            source,
        })
    }
}
