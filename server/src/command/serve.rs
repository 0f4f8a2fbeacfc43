//! `parvis serve` and `parvis jobs`

use platform::configuration::Configuration;

use super::{CommandError, log, with_database};
use crate::{http::Duty, telemetry::Telemetry};

/// Opens the town, or works for it, until it is told to stop.
pub(super) async fn run(duty: Duty) -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    let telemetry = Telemetry::of(&configuration)?;
    log::start_with(&configuration, telemetry.ears());
    let done = with_database(&configuration, async |pool| {
        Ok(crate::http::serve(configuration.clone(), pool.clone(), duty).await?)
    })
    .await;
    telemetry.finish().await;
    done
}
