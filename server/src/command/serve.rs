//! `parvis serve`

use platform::configuration::Configuration;

use super::{CommandError, log, with_database};

/// Opens the town until it is told to close.
pub(super) async fn run() -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    with_database(&configuration, async |pool| {
        Ok(crate::http::serve(configuration.clone(), pool.clone()).await?)
    })
    .await
}
