//! NATS between the processes: one subject, on which each says which audience has news.
//!
//! NATS keeps nothing and is told no more than an audience's name. It may be away: then the site goes on,
//! and what another process wrote is seen a few seconds late.

use std::time::Duration;

use async_nats::{Client, ConnectOptions, Event, ServerAddr, connection::State};
use futures::StreamExt;
use tokio::sync::{Mutex, mpsc};

use crate::{configuration::Secret, live::Hub};

/// What everybody says and hears it on.
const SUBJECT: &str = "parvis.changes";
/// So many words wait while NATS is slow; more are left to the look.
const WAITING: usize = 4_096;
/// How often the line is tried: a silent one is found broken after three of these.
const PING: Duration = Duration::from_secs(5);
/// Before what failed for another reason than NATS being away is tried again.
const PAUSE: Duration = Duration::from_secs(1);
/// How long somebody who only asks waits for an answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// What a process says by NATS, and where NATS is.
#[derive(Debug)]
pub(in crate::live) struct Nats {
    servers: Secret,
    saying: mpsc::Sender<String>,
    said: Mutex<mpsc::Receiver<String>>,
}

impl Nats {
    /// With the addresses of its servers, commas between. Nothing is opened yet.
    pub(super) fn new(servers: Secret) -> Self {
        let (saying, said) = mpsc::channel(WAITING);
        Self {
            servers,
            saying,
            said: Mutex::new(said),
        }
    }

    /// Says that an audience has news. Never waits.
    pub(in crate::live) fn say(&self, audience: String) {
        if self.saying.try_send(audience).is_err() {
            tracing::debug!("too much waits for NATS: the others look for it");
        }
    }

    /// Says what is to be said, and brings the hub what it hears.
    pub(super) async fn carry(&self, hub: &Hub) {
        let woken = hub.clone();
        let client = connect(&self.servers, move || woken.look_now()).await;
        tokio::join!(self.speak(&client), listen(&client, hub));
    }

    /// Says what is to be said.
    pub(super) async fn take_along(&self) {
        let client = connect(&self.servers, || ()).await;
        self.speak(&client).await;
    }

    async fn speak(&self, client: &Client) {
        let mut said = self.said.lock().await;
        while let Some(audience) = said.recv().await {
            // What waited until NATS is back would be old news: the others have looked by then.
            if client.connection_state() != State::Connected {
                continue;
            }
            if let Err(cause) = client.publish(SUBJECT, audience.into()).await {
                tracing::warn!(%cause, "a change could not be said by NATS");
            }
        }
    }
}

/// Listens for as long as the process lives; the client itself opens what was closed.
async fn listen(client: &Client, hub: &Hub) {
    loop {
        match client.subscribe(SUBJECT).await {
            Ok(mut heard) => {
                while let Some(message) = heard.next().await {
                    if let Ok(audience) = std::str::from_utf8(&message.payload) {
                        hub.wake(audience);
                    }
                }
            }
            Err(cause) => tracing::warn!(%cause, "NATS cannot be listened to; trying again"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// A client that goes on trying; `connected` is called each time that it has succeeded.
async fn connect(servers: &Secret, connected: impl Fn() + Clone + Send + Sync + 'static) -> Client {
    loop {
        let connected = connected.clone();
        let options = options().retry_on_initial_connect().event_callback(move |event| {
            match event {
                Event::Connected => {
                    tracing::info!("NATS carries live changes");
                    connected();
                }
                other => tracing::warn!(event = %other, "NATS"),
            }
            std::future::ready(())
        });
        match options.connect(addresses(servers)).await {
            Ok(client) => return client,
            Err(cause) => tracing::warn!(%cause, "NATS cannot be used; trying again"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Asks once.
pub(super) async fn greet(servers: &Secret) -> Result<String, String> {
    let asking = options().connect(addresses(servers));
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(Ok(client)) => Ok(client.server_info().version),
        Ok(Err(cause)) => Err(cause.to_string()),
        Err(_) => Err("it does not answer".to_owned()),
    }
}

/// Its own browsers a process wakes by itself.
fn options() -> ConnectOptions {
    ConnectOptions::new().name("parvis").no_echo().ping_interval(PING)
}

/// The addresses, which the configuration has checked.
fn addresses(servers: &Secret) -> Vec<ServerAddr> {
    let each = servers.expose().split(',').map(str::trim);
    each.filter_map(|address| address.parse().ok()).collect()
}
