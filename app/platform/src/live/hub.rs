//! Where open browsers wait: PostgreSQL says which audience has news, the hub wakes its browsers.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use sqlx::{PgPool, postgres::PgListener};
use tokio::sync::{Notify, watch};

/// The channel that the trigger on `platform.changes` announces on.
const CHANNEL: &str = "platform_changes";

/// The waiting browsers of one server process.
#[derive(Clone, Debug)]
pub struct Hub(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    waiting: Mutex<HashMap<String, Vec<Arc<Notify>>>>,
    open: AtomicUsize,
    closing: watch::Sender<bool>,
}

impl Default for Hub {
    fn default() -> Self {
        Self(Arc::new(Inner {
            waiting: Mutex::default(),
            open: AtomicUsize::new(0),
            closing: watch::Sender::new(false),
        }))
    }
}

impl Hub {
    /// Listens to the database for as long as the process lives. When the connection was lost,
    /// every browser is woken once, for what it may have missed.
    pub async fn listen(self, pool: PgPool) {
        loop {
            if let Err(cause) = self.listen_once(&pool).await {
                tracing::warn!(%cause, "the live line lost the database; trying again");
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    async fn listen_once(&self, pool: &PgPool) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect_with(pool).await?;
        listener.listen(CHANNEL).await?;
        self.wake_all();
        while let Some(notification) = listener.try_recv().await? {
            self.wake(notification.payload());
        }
        Ok(())
    }

    /// Waits for news of some audiences until dropped.
    pub fn subscribe(&self, audiences: Vec<String>) -> Subscription {
        let bell = Arc::new(Notify::new());
        let mut waiting = self.waiting();
        for audience in &audiences {
            waiting.entry(audience.clone()).or_default().push(bell.clone());
        }
        self.0.open.fetch_add(1, Ordering::Relaxed);
        Subscription {
            hub: self.clone(),
            audiences,
            bell,
        }
    }

    /// How many browsers wait here.
    pub fn open_connections(&self) -> usize {
        self.0.open.load(Ordering::Relaxed)
    }

    /// Ends every stream: the process is about to stop.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
    }

    /// Resolves when the process is about to stop.
    pub async fn closed(&self) {
        let mut closing = self.0.closing.subscribe();
        // The sender lives in `self`, so waiting can only end with the value.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    fn wake(&self, audience: &str) {
        if let Some(bells) = self.waiting().get(audience) {
            for bell in bells {
                bell.notify_one();
            }
        }
    }

    fn wake_all(&self) {
        self.waiting().values().flatten().for_each(|bell| bell.notify_one());
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<String, Vec<Arc<Notify>>>> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One browser's place in the hub.
#[derive(Debug)]
pub struct Subscription {
    hub: Hub,
    audiences: Vec<String>,
    bell: Arc<Notify>,
}

impl Subscription {
    /// Resolves when one of the audiences may have news; at once when that happened meanwhile.
    pub async fn news(&self) {
        self.bell.notified().await;
    }

    /// The audiences it waits for.
    pub fn audiences(&self) -> &[String] {
        &self.audiences
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        let mut waiting = self.hub.waiting();
        for audience in &self.audiences {
            if let Some(bells) = waiting.get_mut(audience) {
                bells.retain(|bell| !Arc::ptr_eq(bell, &self.bell));
                if bells.is_empty() {
                    waiting.remove(audience);
                }
            }
        }
        drop(waiting);
        self.hub.0.open.fetch_sub(1, Ordering::Relaxed);
    }
}
