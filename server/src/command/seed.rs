//! `parvis seed`

use platform::configuration::Configuration;
use sqlx::PgPool;

use super::{CommandError, log, with_database};

/// When the town is put into the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Whoever lives there already.
    Always,
    /// Only when nobody does.
    Empty,
}

/// Puts the town into the database.
pub(super) async fn run(when: When) -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    with_database(&configuration, async |pool| {
        if when == When::Empty
            && is_inhabited(pool)
                .await
                .map_err(|error| CommandError::Seed(error.to_string()))?
        {
            return Ok(());
        }
        let services = crate::http::services(configuration.clone(), pool.clone());
        crate::seed::town(&services)
            .await
            .map_err(|error| CommandError::Seed(error.to_string()))?;
        println!("{}", crate::seed::summary());
        Ok(())
    })
    .await
}

async fn is_inhabited(pool: &PgPool) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("select exists (select from platform.accounts)")
        .fetch_one(pool)
        .await
}
