//! Asking a carrier over HTTPS.

use std::{sync::Arc, time::Duration};

use reqwest::{Client, Response, StatusCode, redirect::Policy};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use serde_json::Value;

use super::{NoCourier, Undelivered};

/// How long a carrier may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// What is read of an answer in which nobody sees a message any more.
const WORDS: usize = 300;

/// A client with the same TLS and roots as mail has. It follows nobody elsewhere: what it carries is
/// for one host.
pub(super) fn client() -> Result<Client, NoCourier> {
    let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let client = Client::builder()
        .tls_backend_preconfigured(tls)
        .timeout(PATIENCE)
        .redirect(Policy::none())
        .no_proxy()
        .build()?;
    Ok(client)
}

/// An answer, read whole.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// Null when it is no JSON.
    pub(super) json: Value,
    text: String,
}

impl Answer {
    pub(super) async fn of(response: Response) -> Result<Self, Undelivered> {
        let status = response.status();
        let text = response.text().await.map_err(unreached)?;
        Ok(Self {
            status,
            json: serde_json::from_str(&text).unwrap_or_default(),
            text,
        })
    }

    /// What it said, for whoever looks for the cause.
    pub(super) fn words(&self) -> String {
        let said: String = self.text.chars().take(WORDS).collect();
        format!("{}: {said}", self.status)
    }
}

/// Nobody answered. The address is left out: it can hold our name there.
pub(super) fn unreached(error: reqwest::Error) -> Undelivered {
    Undelivered::Later(said(&error.without_url()))
}

/// An error with its causes: the outermost says little.
fn said(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = format!("{words}: {error}");
        cause = error.source();
    }
    words
}

impl Undelivered {
    /// The words alone.
    pub(super) fn into_words(self) -> String {
        match self {
            Self::Refused(words) | Self::Later(words) => words,
        }
    }
}
