//! A carrier on this machine: keeps what it is asked, and answers as it is told.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use sqlx::PgPool;
use tokio::{net::TcpListener, sync::Semaphore};

use crate::{
    configuration::{Configuration, Secret, Sms, SmsAccess},
    testing::Town,
};

/// Something that the carrier was asked.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) method: Method,
    pub(super) path: String,
    headers: HeaderMap,
    pub(super) body: String,
}

impl Asked {
    pub(super) fn authorization(&self) -> &str {
        self.header(header::AUTHORIZATION)
    }

    pub(super) fn content_type(&self) -> &str {
        self.header(header::CONTENT_TYPE)
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub(super) fn form(&self) -> Vec<(String, String)> {
        url::form_urlencoded::parse(self.body.as_bytes()).into_owned().collect()
    }

    fn header(&self, name: header::HeaderName) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

/// A running carrier.
#[derive(Clone, Debug)]
pub(super) struct LocalCarrier {
    port: u16,
    house: Arc<House>,
}

#[derive(Debug)]
struct House {
    asked: Mutex<Vec<Asked>>,
    answers: Mutex<VecDeque<(StatusCode, &'static str)>>,
    /// One permit for each question that came in.
    arrived: Semaphore,
    /// One permit for each question that may be answered.
    release: Semaphore,
}

/// More than any test asks.
const ALWAYS: usize = 1_000;

impl LocalCarrier {
    /// Opens on a port of its own. It gives these answers, in this order, and then none that anybody
    /// understands.
    pub(super) async fn open(answers: &[(u16, &'static str)]) -> Self {
        let carrier = Self::hesitating(answers).await;
        carrier.release(ALWAYS);
        carrier
    }

    /// The same, and answers only when told to.
    pub(super) async fn hesitating(answers: &[(u16, &'static str)]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let answers = answers
            .iter()
            .map(|(status, body)| (StatusCode::from_u16(*status).expect("a status"), *body));
        let house = Arc::new(House {
            asked: Mutex::default(),
            answers: Mutex::new(answers.collect()),
            arrived: Semaphore::new(0),
            release: Semaphore::new(0),
        });
        let router = Router::new().fallback(answer).with_state(Arc::clone(&house));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, house }
    }

    /// What it was asked, in order.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.house.asked.lock().expect("the questions").clone()
    }

    /// Waits until a question has come in.
    pub(super) async fn question_arrived(&self) {
        self.house.arrived.acquire().await.expect("an open carrier").forget();
    }

    /// Lets a hesitating carrier answer.
    pub(super) fn release(&self, answers: usize) {
        self.house.release.add_permits(answers);
    }

    /// How it is reached.
    pub(super) fn access(&self) -> SmsAccess {
        access(self.port)
    }
}

/// Access to a carrier on a port of this machine, open or not.
pub(super) fn access(port: u16) -> SmsAccess {
    let base = format!("http://127.0.0.1:{port}/").parse().expect("an address");
    SmsAccess::new(
        base,
        "AC1".to_owned(),
        Secret::new("s3cret"),
        "+2250700000000".to_owned(),
    )
}

/// A town whose messages go to a carrier.
pub(super) async fn town_with(pool: PgPool, sms: Sms) -> Town {
    let mut town = Town::open(pool).await;
    let configuration = Configuration {
        sms,
        ..(*town.services.configuration).clone()
    };
    town.services.configuration = Arc::new(configuration);
    town
}

async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    house.asked.lock().expect("the questions").push(Asked {
        method: parts.method,
        path: parts.uri.to_string(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("text"),
    });
    house.arrived.add_permits(1);
    house.release.acquire().await.expect("an open carrier").forget();
    let next = house.answers.lock().expect("the answers").pop_front();
    next.unwrap_or((StatusCode::IM_A_TEAPOT, "nothing was to be asked any more"))
        .into_response()
}
