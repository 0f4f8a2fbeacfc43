//! Whether there would be something to restore.

use std::fs;
use std::path::Path;

use chrono::TimeDelta;
use platform::clock::Clock;
use platform::configuration::Configuration;
use sqlx::PgPool;

use super::finding::Finding;
use crate::backup::{Programs, Shelf};

/// A backup that is older than this was missed. The alert rules say the same.
const MISSED_AFTER: TimeDelta = TimeDelta::hours(26);

/// Whether a backup can be made tonight, and was made last night.
pub(super) async fn backup(pool: &PgPool, configuration: &Configuration) -> Finding {
    let Some(folder) = &configuration.backup.folder else {
        return Finding::Note("PARVIS_BACKUP_DIR is not set: nothing is backed up by itself.".to_owned());
    };
    let services = crate::http::services(configuration.clone(), pool.clone());
    let Some(version) = pool
        .acquire()
        .await
        .ok()
        .and_then(|connection| connection.server_version_num())
    else {
        return Finding::Note("not checked, because the database does not answer.".to_owned());
    };
    if let Err(error) = Programs::find(&services, version / 10_000) {
        return Finding::Wrong(error.to_string());
    }
    if let Err(error) = tried(folder) {
        return Finding::Wrong(format!("{} cannot be written to: {error}.", folder.display()));
    }
    let place = folder.display();
    match Shelf::at(folder)
        .newest()
        .map(|made_at| (made_at, Clock::System.now() - made_at))
    {
        None => Finding::Note(format!("there is none in {place} yet; the next is made at 02:41 UTC.")),
        Some((made_at, age)) if age > MISSED_AFTER => Finding::Wrong(format!(
            "the newest in {place} is of {} (UTC): a night was missed; the log says why.",
            made_at.format("%Y-%m-%d %H:%M")
        )),
        Some((made_at, _)) => Finding::Good(format!(
            "the newest in {place} is of {} (UTC).",
            made_at.format("%Y-%m-%d %H:%M")
        )),
    }
}

fn tried(folder: &Path) -> std::io::Result<()> {
    let trial = folder.join(format!("doctor-{}", std::process::id()));
    fs::create_dir_all(folder)?;
    fs::write(&trial, "")?;
    fs::remove_file(&trial)
}
