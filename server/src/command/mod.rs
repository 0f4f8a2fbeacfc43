//! What `parvis` can be asked to do; one file per command.

mod admin;
mod doctor;
mod log;
mod migrate;
mod seed;
mod serve;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use platform::configuration::{Configuration, Problems};
use platform::database::MigrationError;
use sqlx::PgPool;

use crate::database::{DatabaseError, OpenDatabase};
use crate::http::StartError;

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
    Serve,
    /// Bring the database's schema up to date; `serve` does it too.
    Migrate,
    /// Put a small believable town into the database.
    Seed {
        /// Do nothing when somebody lives there already.
        #[arg(long)]
        when_empty: bool,
    },
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
    #[error("The town could not be seeded: {0}")]
    Seed(String),
    #[error(transparent)]
    Admin(#[from] admin::AdminError),
}

/// Reads the command line and does what it says.
pub async fn run() -> ExitCode {
    let done = match CommandLine::parse().command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run().await,
        Command::Migrate => migrate::run().await,
        Command::Seed { when_empty: false } => seed::run(seed::When::Always).await,
        Command::Seed { when_empty: true } => seed::run(seed::When::Empty).await,
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
    let database = OpenDatabase::open(configuration).await?;
    let done = match platform::database::migrate(&database.pool).await {
        Ok(()) => work(&database.pool).await,
        Err(error) => Err(error.into()),
    };
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
    fn without_a_command_the_town_opens() {
        assert!(CommandLine::parse_from(["parvis"]).command.is_none());
        assert!(matches!(
            CommandLine::parse_from(["parvis", "doctor"]).command,
            Some(Command::Doctor)
        ));
    }
}
