//! What can go wrong with backups, in words for an operator.

use std::io;
use std::path::{Path, PathBuf};

use platform::database::MigrationError;

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Nobody could read it afterwards.
    #[error(
        "A backup needs a public key of age to be encrypted to: make one with `age-keygen` on another machine, and set \
         PARVIS_BACKUP_RECIPIENT to it (or give --recipient)."
    )]
    NoRecipient,
    /// Nowhere to put it.
    #[error("Say which folder the backup goes to, or set PARVIS_BACKUP_DIR.")]
    NoFolder,
    /// What dumps and restores is not installed.
    #[error(
        "pg_dump and pg_restore of PostgreSQL {0} or newer are not on this machine. On Debian and Ubuntu: apt install \
         postgresql-client-{0}."
    )]
    NoPrograms(u32),
    /// A program of PostgreSQL gave up.
    #[error("{program} did not succeed. It said:\n{output}")]
    Failed {
        /// Which one.
        program: &'static str,
        /// What it said.
        output: String,
    },
    /// The file with the key holds none.
    #[error("{} holds no identity of age: it has a line that begins with AGE-SECRET-KEY-1.", .0.display())]
    NoIdentity(PathBuf),
    /// Encrypted to somebody else.
    #[error("The key does not open this backup: it was encrypted to another one. Nothing was restored.")]
    WrongKey,
    /// Something else altogether.
    #[error("{} is no backup of Parvis, or its beginning is missing. Nothing was restored.", .0.display())]
    NoBackup(PathBuf),
    /// Cut off, or changed.
    #[error("{} is cut short or damaged ({what}). Nothing was restored: take another copy of it, or an older backup.", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// Made by a version that knows more.
    #[error("This backup was made by Parvis {0}, which is newer than this one. Restore it with that version.")]
    Newer(String),
    /// There is something already.
    #[error(
        "The database is not empty, and a backup is restored into an empty one alone. Nothing was changed. Name another \
         database in DATABASE_URL, or another folder in PARVIS_DATA_DIR."
    )]
    NotEmpty,
    /// What came back is not what went in.
    #[error("{table} has {found} rows after restoring, and had {expected}. Do not use this database.")]
    Differs {
        /// Which table.
        table: String,
        /// Its rows when the backup was made.
        expected: i64,
        /// Its rows now.
        found: i64,
    },
    /// The server was told to stop meanwhile.
    #[error("The backup was broken off, since the server stops.")]
    BrokenOff,
    /// The database refused something.
    #[error("The database does not answer as it should: {0}")]
    Database(#[from] sqlx::Error),
    /// Older data could not be brought up to date.
    #[error("Everything is restored, but the schema could not be brought up to date: {0}")]
    Migration(#[from] MigrationError),
    /// The system refused something.
    #[error("{action} {}: {source}", path.display())]
    System {
        /// What was tried, for example `Cannot write`.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A part of the program broke down.
    #[error("The backup broke down: {0}")]
    Broken(#[from] tokio::task::JoinError),
}

/// Adds to a system's error what was tried.
pub(super) trait Attempt<T> {
    /// Says what was tried, and on what.
    fn attempt(self, action: &'static str, path: &Path) -> Result<T, BackupError>;
}

impl<T> Attempt<T> for io::Result<T> {
    fn attempt(self, action: &'static str, path: &Path) -> Result<T, BackupError> {
        self.map_err(|source| BackupError::System {
            action,
            path: path.to_path_buf(),
            source,
        })
    }
}
