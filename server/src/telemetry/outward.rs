//! The way out: HTTPS with the roots that everything else here believes.

use std::{sync::Arc, time::Duration};

use reqwest::{Client, redirect::Policy};
use rustls::{ClientConfig, RootCertStore, crypto::ring};

use super::TelemetryError;

/// How long somebody who watches may take to answer, and how long a process that ends waits for them.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// A client that follows nobody elsewhere.
pub(super) fn client() -> Result<Client, TelemetryError> {
    let refused = |error: &dyn std::error::Error| TelemetryError::Client(error.to_string());
    let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| refused(&error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Client::builder()
        .tls_backend_preconfigured(tls)
        .timeout(PATIENCE)
        .redirect(Policy::none())
        .no_proxy()
        .build()
        .map_err(|error| refused(&error))
}
