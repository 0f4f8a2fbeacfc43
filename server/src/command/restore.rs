//! `parvis restore`

use std::path::Path;

use platform::configuration::Configuration;

use super::{CommandError, log, with_database_as_it_is};
use crate::backup::{self, Identities};

/// Restores a backup into the database of the settings, which has to be empty.
pub(super) async fn run(file: &Path, identity: &Path) -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    let identities = Identities::of_file(identity)?;
    with_database_as_it_is(&configuration, async |pool| {
        let services = crate::http::services(configuration.clone(), pool.clone());
        let restored = backup::restore(&services, file, identities).await?;
        println!(
            "Restored what Parvis {} backed up on {}: {} tables with {} rows, {} files.",
            restored.version,
            restored.made_at.format("%Y-%m-%d at %H:%M:%S (UTC)"),
            restored.tables,
            restored.rows,
            restored.files,
        );
        println!("Every table's rows were counted, and every file's hash compared: they are those of the backup.");
        if restored.migrations > 0 {
            println!("Brought up to date since: {} migrations.", restored.migrations);
        }
        println!("Now: `parvis doctor`, then `parvis serve`. docs/operating/restoring.md says what else to think of.");
        Ok(())
    })
    .await
}
