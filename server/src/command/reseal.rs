//! `parvis reseal`

use platform::configuration::Configuration;
use platform::error::AppError;

use super::{CommandError, log, with_database};

/// Why nothing was sealed anew.
#[derive(Debug, thiserror::Error)]
pub(super) enum ResealError {
    /// There is nothing to open it with.
    #[error(
        "Set PARVIS_FORMER_SECRET to the secret that was there before: what it sealed cannot be opened without it."
    )]
    NoFormerSecret,
    /// The database did not do it.
    #[error("It was not all sealed anew ({}); the log says why. It can be tried again.", .0.code)]
    Failed(AppError),
}

/// Brings what the former secret sealed under the present one.
pub(super) async fn run() -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    if configuration.former_secret.is_none() {
        return Err(ResealError::NoFormerSecret.into());
    }
    with_database(&configuration, async |pool| {
        let services = crate::http::services(configuration.clone(), pool.clone());
        let sealed_anew = account::second_factor::reseal(&services)
            .await
            .map_err(ResealError::Failed)?;
        println!("Sealed anew: {sealed_anew} second factors.");
        println!("Once every process runs with the new PARVIS_SECRET, PARVIS_FORMER_SECRET can go.");
        Ok(())
    })
    .await
}
