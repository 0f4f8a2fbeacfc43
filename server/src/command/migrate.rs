//! `parvis migrate`

use platform::configuration::Configuration;

use super::{CommandError, log, with_database};

/// Brings the schema up to date.
pub(super) async fn run() -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    with_database(&configuration, async |_| {
        println!("The database is up to date.");
        Ok(())
    })
    .await
}
