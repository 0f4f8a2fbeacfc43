//! PostgreSQL between the processes: `NOTIFY` in the transaction of the write, `LISTEN` in each process.

use std::time::Duration;

use sqlx::{PgPool, postgres::PgListener};

use crate::live::Hub;

/// The channel that the trigger on `platform.changes` announces on.
const CHANNEL: &str = "platform_changes";
/// Before a connection that was lost is opened again.
const PAUSE: Duration = Duration::from_millis(500);

/// Listens for as long as the process lives.
pub(super) async fn listen(hub: &Hub, pool: &PgPool) {
    loop {
        if let Err(cause) = listen_once(hub, pool).await {
            tracing::warn!(%cause, "the live line lost the database; trying again");
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn listen_once(hub: &Hub, pool: &PgPool) -> Result<(), sqlx::Error> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    hub.look_now();
    while let Some(notification) = listener.try_recv().await? {
        hub.wake(notification.payload());
    }
    Ok(())
}
