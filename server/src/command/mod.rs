//! What `parvis` can be asked to do; one file per command.

mod admin;
mod backup;
mod doctor;
mod log;
mod migrate;
mod reseal;
mod restore;
mod seed;
mod serve;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use platform::configuration::{Configuration, Problems};
use platform::database::MigrationError;
use sqlx::PgPool;

use crate::backup::BackupError;
use crate::database::{DatabaseError, OpenDatabase};
use crate::http::{Duty, StartError};
use crate::telemetry::TelemetryError;

/// One web application for the life of a town.
#[derive(Debug, Parser)]
#[command(name = "parvis", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Open the town (this is what happens without a command).
    Serve {
        /// Show it alone: its work is done by `parvis jobs`, or by another `serve`.
        #[arg(long)]
        without_jobs: bool,
    },
    /// Work for the town without showing it: letters, reminders, backups. At its address it answers
    /// /health, /ready and /metrics alone.
    Jobs,
    /// Bring the database's schema up to date; `serve` does it too.
    Migrate,
    /// Put a small believable town into the database.
    Seed {
        /// Do nothing when somebody lives there already.
        #[arg(long)]
        when_empty: bool,
    },
    /// Make a backup: one file with the database and the files beside it, encrypted with age.
    Backup {
        /// The folder to put it into; `PARVIS_BACKUP_DIR` when not given. Ours of more than 30 days go.
        folder: Option<PathBuf>,
        /// The public key to encrypt to (age1…); `PARVIS_BACKUP_RECIPIENT` when not given.
        #[arg(long)]
        recipient: Option<age::x25519::Recipient>,
    },
    /// Restore a backup into an empty database.
    Restore {
        /// The backup.
        file: PathBuf,
        /// The file with the age identity that opens it, as `age-keygen` writes it.
        #[arg(long)]
        identity: PathBuf,
    },
    /// Bring what a former `PARVIS_SECRET` sealed under the present one.
    Reseal,
    /// Check this installation, explain every setting, and say what is wrong.
    Doctor,
    /// Those who run the town.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Make somebody an operator; asks for a password (or reads it from standard input) when the account is new.
    Create {
        /// The person's e-mail address.
        #[arg(long)]
        email: String,
    },
}

/// Why a command did not do what it was asked; shown to the operator as it is.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error(transparent)]
    Settings(#[from] Problems),
    #[error(transparent)]
    Database(#[from] DatabaseError),
    #[error(transparent)]
    Migration(#[from] MigrationError),
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Telemetry(#[from] TelemetryError),
    #[error("The town could not be seeded: {0}")]
    Seed(String),
    #[error(transparent)]
    Backup(#[from] BackupError),
    #[error(transparent)]
    Reseal(#[from] reseal::ResealError),
    #[error(transparent)]
    Admin(#[from] admin::AdminError),
}

/// Reads the command line and does what it says.
pub async fn run() -> ExitCode {
    let open = Command::Serve { without_jobs: false };
    let done = match CommandLine::parse().command.unwrap_or(open) {
        Command::Serve { without_jobs: false } => serve::run(Duty::Everything).await,
        Command::Serve { without_jobs: true } => serve::run(Duty::Pages).await,
        Command::Jobs => serve::run(Duty::Jobs).await,
        Command::Migrate => migrate::run().await,
        Command::Seed { when_empty: false } => seed::run(seed::When::Always).await,
        Command::Seed { when_empty: true } => seed::run(seed::When::Empty).await,
        Command::Backup { folder, recipient } => backup::run(folder, recipient).await,
        Command::Restore { file, identity } => restore::run(&file, &identity).await,
        Command::Reseal => reseal::run().await,
        Command::Doctor => return doctor::run().await,
        Command::Admin {
            command: AdminCommand::Create { email },
        } => admin::create(&email).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Does some work with the database, brought up to date first, and closes it whatever happened.
async fn with_database(
    configuration: &Configuration,
    work: impl AsyncFnOnce(&PgPool) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    with_database_as_it_is(configuration, async |pool| {
        platform::database::migrate(pool).await?;
        work(pool).await
    })
    .await
}

/// The same, with the schema that the database has.
async fn with_database_as_it_is(
    configuration: &Configuration,
    work: impl AsyncFnOnce(&PgPool) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let database = OpenDatabase::open(configuration).await?;
    let done = work(&database.pool).await;
    let closed = database.close().await;
    done.and(closed.map_err(CommandError::from))
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::{Command, CommandLine};

    #[test]
    fn the_command_line_is_consistent() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn the_town_is_shown_and_worked_for_apart() {
        let asked = |words: &[&str]| CommandLine::parse_from(["parvis"].iter().chain(words)).command;
        assert!(matches!(
            asked(&["serve"]),
            Some(Command::Serve { without_jobs: false })
        ));
        assert!(matches!(
            asked(&["serve", "--without-jobs"]),
            Some(Command::Serve { without_jobs: true })
        ));
        assert!(matches!(asked(&["jobs"]), Some(Command::Jobs)));
    }

    #[test]
    fn a_backup_is_encrypted_to_a_key_and_to_nothing_else() {
        assert!(CommandLine::try_parse_from(["parvis", "backup", "/var/backups", "--recipient", "somebody"]).is_err());
        assert!(CommandLine::try_parse_from(["parvis", "restore", "a.tar.age"]).is_err());
    }

    #[test]
    fn without_a_command_the_town_opens() {
        assert!(CommandLine::parse_from(["parvis"]).command.is_none());
        assert!(matches!(
            CommandLine::parse_from(["parvis", "doctor"]).command,
            Some(Command::Doctor)
        ));
    }
}
