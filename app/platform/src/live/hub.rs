//! Where open browsers wait: the carrier says which audience has news, the hub wakes its browsers.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use sqlx::PgPool;
use tokio::sync::{Notify, watch};

use super::{carrier::Carrier, cursor::Snapshot, look};
use crate::configuration::Configuration;

/// The waiting browsers of one server process.
#[derive(Clone, Debug)]
pub struct Hub(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    waiting: Mutex<HashMap<String, Vec<Arc<Bell>>>>,
    open: AtomicUsize,
    closing: watch::Sender<bool>,
    carrier: Carrier,
    look: Notify,
}

/// What wakes one browser's line.
#[derive(Debug, Default)]
struct Bell {
    rings: Notify,
    /// What the line has read.
    read: Mutex<Option<Snapshot>>,
}

impl Bell {
    fn read(&self) -> MutexGuard<'_, Option<Snapshot>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the line has read what all of these wrote.
    fn has_read(&self, transactions: &[u64]) -> bool {
        let read = self.read();
        read.as_ref()
            .is_some_and(|read| transactions.iter().all(|transaction| read.sees(*transaction)))
    }
}

impl Default for Hub {
    fn default() -> Self {
        Self::with(Carrier::default())
    }
}

impl Hub {
    /// A hub for the carrier that the settings name. Nothing is opened yet.
    pub fn of(configuration: &Configuration) -> Self {
        Self::with(Carrier::of(configuration))
    }

    fn with(carrier: Carrier) -> Self {
        Self(Arc::new(Inner {
            waiting: Mutex::default(),
            open: AtomicUsize::new(0),
            closing: watch::Sender::new(false),
            carrier,
            look: Notify::new(),
        }))
    }

    /// Listens for as long as the process lives, and looks for what was not heard.
    pub async fn listen(self, pool: PgPool) {
        tokio::join!(self.0.carrier.carry(&self, &pool), look::keep_looking(&self, &pool));
    }

    /// Says what the process has to say, for as long as it lives, where nobody waits for news.
    pub async fn speak(self) {
        self.0.carrier.take_along().await;
    }

    /// Waits for news of some audiences until dropped.
    pub fn subscribe(&self, audiences: Vec<String>) -> Subscription {
        let bell = Arc::new(Bell::default());
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

    /// Whether the process is about to stop.
    pub fn is_closing(&self) -> bool {
        *self.0.closing.borrow()
    }

    /// Resolves when the process is about to stop.
    pub async fn closed(&self) {
        let mut closing = self.0.closing.subscribe();
        // The sender lives in `self`, so waiting can only end with the value.
        let _ = closing.wait_for(|closing| *closing).await;
    }

    /// Whether the carrier has to be told of a change after its commit.
    pub(super) fn is_to_be_told(&self) -> bool {
        matches!(self.0.carrier, Carrier::Nats(_))
    }

    /// An audience has news, by a commit of this process: its own browsers hear it at once.
    pub(super) fn announce(&self, audience: String) {
        self.wake(&audience);
        if let Carrier::Nats(nats) = &self.0.carrier {
            nats.say(audience);
        }
    }

    /// Wakes whoever waits for news of an audience.
    pub(super) fn wake(&self, audience: &str) {
        for bell in self.waiting().get(audience).into_iter().flatten() {
            bell.rings.notify_one();
        }
    }

    /// Wakes those of an audience that have not read what some transactions wrote; how many they are.
    pub(super) fn wake_late(&self, audience: &str, transactions: &[u64]) -> usize {
        let waiting = self.waiting();
        let bells = waiting.get(audience).into_iter().flatten();
        let late = bells.filter(|bell| !bell.has_read(transactions));
        late.inspect(|bell| bell.rings.notify_one()).count()
    }

    /// Wakes everybody.
    pub(super) fn wake_all(&self) {
        self.waiting()
            .values()
            .flatten()
            .for_each(|bell| bell.rings.notify_one());
    }

    /// Something may not have been heard: the table is to be looked at.
    pub(super) fn look_now(&self) {
        self.0.look.notify_one();
    }

    /// Resolves when the table is to be looked at.
    pub(super) async fn asked_to_look(&self) {
        self.0.look.notified().await;
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<String, Vec<Arc<Bell>>>> {
        self.0.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One browser's place in the hub.
#[derive(Debug)]
pub struct Subscription {
    hub: Hub,
    audiences: Vec<String>,
    bell: Arc<Bell>,
}

impl Subscription {
    /// Resolves when one of the audiences may have news; at once when that happened meanwhile.
    pub async fn news(&self) {
        self.bell.rings.notified().await;
    }

    /// The audiences it waits for.
    pub fn audiences(&self) -> &[String] {
        &self.audiences
    }

    /// The line has read what this snapshot sees: that is no news to it any more.
    pub(super) fn has_read(&self, snapshot: &Snapshot) {
        *self.bell.read() = Some(snapshot.clone());
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
