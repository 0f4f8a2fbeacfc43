//! Asking others over HTTPS: no redirects, no proxy, a time and a length that an answer may have.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use http::{Request, Response};
use reqwest::{Client, redirect::Policy};
use rustls::{ClientConfig, RootCertStore, crypto::ring};

/// How long somebody may take to answer: a person waits.
const PATIENCE: Duration = Duration::from_secs(8);
/// The longest answer that is read, in bytes.
pub const LONGEST_ANSWER: usize = 256 * 1024;

/// Why there is no answer. The words name no address: it may hold a key.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// Connections cannot be encrypted.
    #[error("connections cannot be encrypted: {0}")]
    Encryption(#[from] rustls::Error),
    /// Nobody answered, or not in time.
    #[error("not reached: {0}")]
    Unreached(#[from] reqwest::Error),
    /// The answer is longer than anybody's needs to be.
    #[error("the answer is longer than {} bytes", LONGEST_ANSWER)]
    TooLong,
}

/// Asks, and reads the answer whole. A redirect is an answer like any other.
///
/// # Errors
/// When there is no answer, or one that is too long.
pub async fn ask(question: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Unanswered> {
    let question = reqwest::Request::try_from(question).map_err(nameless)?;
    let mut coming = client()?.execute(question).await.map_err(nameless)?;
    let mut body = Vec::new();
    while let Some(part) = coming.chunk().await.map_err(nameless)? {
        if body.len() + part.len() > LONGEST_ANSWER {
            return Err(Unanswered::TooLong);
        }
        body.extend_from_slice(&part);
    }
    let mut answer = Response::new(body);
    *answer.status_mut() = coming.status();
    *answer.headers_mut() = coming.headers().clone();
    Ok(answer)
}

fn nameless(error: reqwest::Error) -> Unanswered {
    Unanswered::Unreached(error.without_url())
}

/// No connection is kept: such questions are rare.
fn client() -> Result<&'static Client, Unanswered> {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    if let Some(client) = CLIENT.get() {
        return Ok(client);
    }
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
        .pool_max_idle_per_host(0)
        .build()?;
    Ok(CLIENT.get_or_init(|| client))
}

#[cfg(test)]
mod tests {
    use axum::{Router, response::Redirect, routing::get};
    use tokio::net::TcpListener;

    use super::*;

    /// Somebody on this machine who answers.
    async fn somebody() -> String {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new()
            .route("/long", get(|| async { "a".repeat(LONGEST_ANSWER) }))
            .route("/longer", get(|| async { "a".repeat(LONGEST_ANSWER + 1) }))
            .route("/elsewhere", get(|| async { Redirect::to("/long") }));
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}")
    }

    async fn asked(address: String) -> Result<Response<Vec<u8>>, Unanswered> {
        ask(Request::get(address).body(Vec::new()).expect("a question")).await
    }

    #[tokio::test]
    async fn an_answer_is_read_to_its_longest_and_no_further() {
        let base = somebody().await;
        let answer = asked(format!("{base}/long")).await.expect("an answer");
        assert_eq!((answer.status().as_u16(), answer.body().len()), (200, LONGEST_ANSWER));
        let longer = asked(format!("{base}/longer")).await;
        assert!(matches!(longer, Err(Unanswered::TooLong)), "{longer:?}");
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let base = somebody().await;
        let answer = asked(format!("{base}/elsewhere")).await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 303);
    }

    #[tokio::test]
    async fn who_does_not_answer_is_not_named() {
        let error = asked("http://127.0.0.1:1/?access_token=hidden".to_owned())
            .await
            .expect_err("nobody is there");
        assert!(!error.to_string().contains("hidden"), "{error}");
    }
}
