//! `parvis backup`

use std::path::PathBuf;

use age::x25519::Recipient;
use platform::configuration::Configuration;

use super::{CommandError, log, with_database_as_it_is};
use crate::backup::{self, BackupError, Shelf};

/// Makes a backup, where the settings or the command line say.
pub(super) async fn run(folder: Option<PathBuf>, recipient: Option<Recipient>) -> Result<(), CommandError> {
    let configuration = Configuration::from_environment()?;
    log::start(&configuration);
    let settings = &configuration.backup;
    let folder = folder.or(settings.folder.clone()).ok_or(BackupError::NoFolder)?;
    let recipient = recipient
        .or(settings.recipient.clone())
        .ok_or(BackupError::NoRecipient)?;
    with_database_as_it_is(&configuration, async |pool| {
        let services = crate::http::services(configuration.clone(), pool.clone());
        let made = backup::make(&services, &Shelf::at(folder), &recipient).await?;
        println!(
            "Backed up into {}: {} tables with {} rows, {} files, {} KiB encrypted.",
            made.path.display(),
            made.tables,
            made.rows,
            made.files,
            made.bytes.div_ceil(1024),
        );
        if made.thrown_away > 0 {
            println!("Thrown away for being older than 30 days: {}.", made.thrown_away);
        }
        Ok(())
    })
    .await
}
