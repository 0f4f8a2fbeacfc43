//! Waiting for something to come true, and never for a time to pass.

use std::time::{Duration, Instant};

/// What has not happened by then will not happen: long, because the machine may be busy.
pub const PATIENCE: Duration = Duration::from_mins(1);
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(20);

/// Looks again and again until it is so.
pub async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let started = Instant::now();
    while !is_so().await {
        assert!(started.elapsed() < PATIENCE, "still waiting until {what}");
        tokio::time::sleep(GLANCE).await;
    }
}

/// Waits for something that ends.
pub async fn within<T>(what: &str, ending: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, ending)
        .await
        .unwrap_or_else(|_| panic!("still waiting until {what}"))
}
