//! What is not counted but looked at: the pool, the queue, the outbox, the disk, the backups.

use std::time::Duration;

use metrics::gauge;
use nix::sys::statvfs::statvfs;
use platform::{jobs, notify::mail, services::Services};

use crate::backup::Shelf;

/// Between two looks.
const RHYTHM: Duration = Duration::from_secs(5);

/// Keeps the gauges current.
pub async fn watch(services: Services) {
    loop {
        read(&services).await;
        tokio::time::sleep(RHYTHM).await;
    }
}

/// Reads them once. What does not answer keeps its last value.
pub async fn read(services: &Services) {
    gauge!("database_connections").set(f64::from(services.pool.size()));
    gauge!("database_connections_most").set(f64::from(services.pool.options().get_max_connections()));
    gauge!("database_connections_idle").set(number(services.pool.num_idle()));
    gauge!("live_connections").set(number(services.hub.open_connections()));
    if let Ok(disk) = statvfs(&services.configuration.data_dir) {
        let free = disk.blocks_available().saturating_mul(disk.fragment_size());
        gauge!("data_folder_free_bytes").set(bytes(free));
    }
    if let Some(folder) = &services.configuration.backup.folder {
        // Zero while there is none: older than any alert bears.
        let newest = Shelf::at(folder).newest().map_or(0, |made_at| made_at.timestamp());
        gauge!("backup_newest_timestamp_seconds").set(number(newest));
    }
    if let Ok(queue) = jobs::queue(&services.pool).await {
        gauge!("jobs_overdue_seconds").set(queue.overdue.as_secs_f64());
        gauge!("jobs_failing").set(number(queue.failing));
        gauge!("jobs_dead").set(number(queue.dead));
    }
    if let Ok(undelivered) = mail::undelivered(&services.pool).await {
        gauge!("mails_undelivered").set(number(undelivered));
    }
}

/// Beyond four thousand million a count is told as too many.
fn number(count: impl TryInto<u32>) -> f64 {
    count.try_into().map_or(f64::MAX, f64::from)
}

/// To the mebibyte: more than that is not read off a gauge.
fn bytes(count: u64) -> f64 {
    const MEBIBYTE: u64 = 1024 * 1024;
    number(count / MEBIBYTE) * 1_048_576.0
}
