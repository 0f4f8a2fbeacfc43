//! The database: opening it and bringing its schema up to date.

use std::time::Duration;

use graphile_worker::WorkerOptions;
use sqlx::{
    PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// The schema, embedded in the binary.
pub static MIGRATOR: Migrator = sqlx::migrate!("../../migrations");

/// Opens a pool of at most `connections`.
pub async fn open(options: PgConnectOptions, connections: u32) -> Result<PgPool, sqlx::Error> {
    PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(5))
        .connect_with(options.application_name("parvis"))
        .await
}

/// Brings the schema up to date: ours and that of the jobs. Several processes may try at once.
pub async fn migrate(pool: &PgPool) -> Result<(), MigrationError> {
    MIGRATOR.run(pool).await?;
    let ready: bool = sqlx::query_scalar("select to_regclass('graphile_worker.migrations') is not null")
        .fetch_one(pool)
        .await?;
    if !ready {
        WorkerOptions::default()
            .pg_pool(pool.clone())
            .init()
            .await
            .map_err(|cause| MigrationError::Jobs(cause.to_string()))?;
    }
    Ok(())
}

/// Why the schema could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// One of our migrations failed.
    #[error("migration failed: {0}")]
    Schema(#[from] sqlx::migrate::MigrateError),
    /// The tables of the jobs could not be made.
    #[error("the tables of the jobs could not be made: {0}")]
    Jobs(String),
    /// The database did not answer.
    #[error("the database did not answer: {0}")]
    Database(#[from] sqlx::Error),
}

/// Whether the database can serve this version: it answers, and its schema is ours.
///
/// # Errors
/// Why not.
pub async fn readiness(pool: &PgPool) -> Result<(), NotReady> {
    let applied: Vec<i64> = sqlx::query_scalar("select version from _sqlx_migrations where success")
        .fetch_all(pool)
        .await
        .map_err(|cause| {
            tracing::warn!(%cause, "not ready");
            NotReady::Database
        })?;
    let missing = MIGRATOR
        .iter()
        .filter(|migration| !applied.contains(&migration.version))
        .count();
    if missing == 0 {
        Ok(())
    } else {
        Err(NotReady::Migrations(missing))
    }
}

/// Why the process cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    /// The database does not answer.
    #[error("the database does not answer")]
    Database,
    /// The schema lacks migrations.
    #[error("{0} migrations are missing")]
    Migrations(usize),
}
