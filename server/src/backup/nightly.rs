//! The backup of every night.

use platform::jobs::{Failure, Job, Work};
use serde::{Deserialize, Serialize};

use super::{Shelf, make};

/// Makes the backup of a night, where a folder for it is set.
#[derive(Debug, Serialize, Deserialize)]
pub struct NightlyBackup {}

impl Job for NightlyBackup {
    const KIND: &'static str = "nightly_backup";
    /// About an hour of tries; the next night is another chance.
    const MOST_ATTEMPTS: i16 = 8;

    async fn run(self, work: Work) -> Result<(), Failure> {
        let backup = &work.services.configuration.backup;
        let (Some(folder), Some(recipient)) = (&backup.folder, &backup.recipient) else {
            return Ok(());
        };
        let made = make(&work.services, &Shelf::at(folder), recipient)
            .await
            .map_err(Failure::new)?;
        tracing::info!(
            path = %made.path.display(),
            bytes = made.bytes,
            rows = made.rows,
            files = made.files,
            thrown_away = made.thrown_away,
            "backed up"
        );
        Ok(())
    }
}
