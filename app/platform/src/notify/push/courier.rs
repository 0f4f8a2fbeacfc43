//! How messages leave the house: encrypted for one browser (RFC 8291), handed to its push service
//! over HTTP (RFC 8030).

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{
    Client, Response, StatusCode,
    header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, RETRY_AFTER},
    redirect::Policy,
};
use rustls::{ClientConfig, RootCertStore, crypto::ring};

use super::{browser::Browser, endpoint::Reach, message::Message, resolver::PublicAddresses, signature::authorization};
use crate::configuration::{Configuration, Vapid};

/// How long a push service may take to answer. A worker waits that long.
const PATIENCE: Duration = Duration::from_secs(10);

/// How messages to closed browsers leave the house.
#[derive(Clone, Debug)]
pub struct Courier {
    client: Client,
    vapid: Option<Vapid>,
    reach: Reach,
}

/// Why messages cannot leave at all.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    /// The encryption of connections cannot be set up.
    #[error("connections to push services cannot be encrypted: {0}")]
    Encryption(#[from] rustls::Error),
    /// The client cannot be made.
    #[error("push services cannot be called: {0}")]
    Client(#[from] reqwest::Error),
}

/// Why a message did not arrive. The words name no address: it would open the door to a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Undelivered {
    /// The browser has unsubscribed.
    Gone,
    /// This message never will.
    Refused(String),
    /// It may later, not before a while if the push service named one.
    Later(String, Option<TimeDelta>),
}

impl Courier {
    /// The way that the settings say. Connections are opened when the first message leaves.
    ///
    /// # Errors
    /// When connections cannot be encrypted.
    pub fn of(configuration: &Configuration) -> Result<Self, CourierError> {
        let roots = RootCertStore {
            roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
        };
        let mut encryption = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        encryption.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        // No proxy and no redirect: the address that was checked is the one that is called.
        let client = Client::builder()
            .tls_backend_preconfigured(encryption)
            .dns_resolver(Arc::new(PublicAddresses))
            .redirect(Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .build()?;
        Ok(Self {
            client,
            vapid: configuration.vapid.clone(),
            reach: Reach::of(configuration),
        })
    }

    /// Who speaks, if anybody does.
    pub(super) fn vapid(&self) -> Option<&Vapid> {
        self.vapid.as_ref()
    }

    /// How far messages go.
    pub(super) fn reach(&self) -> Reach {
        self.reach
    }

    /// Hands a message over; afterwards it is the push service's.
    pub(super) async fn deliver(
        &self,
        vapid: &Vapid,
        browser: &Browser,
        message: Message,
        now: DateTime<Utc>,
    ) -> Result<(), Undelivered> {
        let encrypted = web_push_native::encrypt(message.text.into_bytes(), &browser.public_key, &browser.auth)
            .map_err(|_| Undelivered::Refused("it cannot be encrypted for this browser".to_owned()))?;
        let answer = self
            .client
            .post(browser.endpoint.as_str())
            .header(AUTHORIZATION, authorization(vapid, &browser.endpoint, now))
            .header(CONTENT_ENCODING, "aes128gcm")
            .header(CONTENT_TYPE, "application/octet-stream")
            .header("TTL", message.lives.num_seconds().max(0))
            .header("Topic", message.topic)
            .header("Urgency", if message.urgent { "high" } else { "normal" })
            .body(encrypted)
            .send()
            .await
            .map_err(|cause| Undelivered::Later(format!("not reached: {}", cause.without_url()), None))?;
        outcome(&answer)
    }
}

/// What an answer means (RFC 8030, 5 and 7.3; RFC 6585, 4).
fn outcome(answer: &Response) -> Result<(), Undelivered> {
    let status = answer.status();
    let words = || format!("answered {}", status.as_u16());
    match status {
        status if status.is_success() => Ok(()),
        StatusCode::NOT_FOUND | StatusCode::GONE => Err(Undelivered::Gone),
        StatusCode::TOO_MANY_REQUESTS => Err(Undelivered::Later(words(), retry_after(answer))),
        status if status.is_server_error() => Err(Undelivered::Later(words(), retry_after(answer))),
        _ => Err(Undelivered::Refused(words())),
    }
}

/// Seconds; a date, which push services do not write, counts as nothing.
fn retry_after(answer: &Response) -> Option<TimeDelta> {
    let seconds = answer.headers().get(RETRY_AFTER)?.to_str().ok()?.parse::<u32>().ok()?;
    Some(TimeDelta::seconds(seconds.into()))
}
