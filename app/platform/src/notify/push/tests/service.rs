//! A push service on this machine, people with browsers, and what tests ask of both.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use time::OffsetDateTime;
use tokio::net::TcpListener;
use tower_sessions::{Expiry, Session};

use super::{
    super::subscribing::{Typed, subscribe},
    device::Device,
};
use crate::{
    context::RequestContext,
    error::AppError,
    jobs::{Registry, run_waiting},
    notify::{Event, Notice, notify},
    session::{SessionStore, sign_in},
    testing::{Resident, Town},
};

/// What came in.
#[derive(Clone, Debug)]
pub(super) struct Received {
    pub(super) path: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Received {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

/// A running push service.
#[derive(Clone)]
pub(super) struct PushService {
    pub(super) port: u16,
    house: Arc<House>,
}

#[derive(Default)]
struct House {
    received: Mutex<Vec<Received>>,
    /// How the next messages are answered; all others are taken.
    answers: Mutex<VecDeque<(StatusCode, HeaderMap)>>,
}

impl PushService {
    pub(super) async fn open() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let house = Arc::new(House::default());
        let router = Router::new().fallback(take).with_state(Arc::clone(&house));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, house }
    }

    /// The next message is answered so.
    pub(super) fn answers(&self, status: u16, header: Option<(&'static str, &'static str)>) {
        let headers = header
            .into_iter()
            .map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value")))
            .collect();
        let status = StatusCode::from_u16(status).expect("a status");
        self.house
            .answers
            .lock()
            .expect("the answers")
            .push_back((status, headers));
    }

    /// What came in, in that order.
    pub(super) fn received(&self) -> Vec<Received> {
        self.house.received.lock().expect("the messages").clone()
    }

    /// The address of one of its browsers.
    pub(super) fn endpoint(&self, name: &str) -> String {
        format!("http://127.0.0.1:{}/{name}", self.port)
    }
}

async fn take(State(house): State<Arc<House>>, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    house.received.lock().expect("the messages").push(Received {
        path: uri.path().to_owned(),
        headers,
        body: body.to_vec(),
    });
    let answer = house.answers.lock().expect("the answers").pop_front();
    answer
        .unwrap_or((StatusCode::CREATED, HeaderMap::new()))
        .into_response()
}

/// A browser in which somebody is signed in.
pub(super) async fn browser_of(town: &Town, resident: &Resident) -> RequestContext {
    let services = &town.services;
    let store = Arc::new(SessionStore::new(services.pool.clone(), services.clock.clone()));
    let never = OffsetDateTime::from_unix_timestamp(4_102_444_800).expect("a moment");
    let session = Session::new(None, store, Some(Expiry::AtDateTime(never)));
    sign_in(&session, resident.account).await.expect("signed in");
    session.save().await.expect("the session is saved");
    RequestContext {
        session: Some(session),
        ..resident.context().await
    }
}

/// The end of a request: what the session holds is saved.
pub(super) async fn request_ends(browser: &RequestContext) {
    let session = browser.session.as_ref().expect("a session");
    session.save().await.expect("the session is saved");
}

/// Our key of now, as a page tells it.
pub(super) fn server_key(town: &Town) -> String {
    let vapid = town.services.configuration.vapid.as_ref().expect("a key");
    URL_SAFE_NO_PAD.encode(vapid.public_key())
}

/// Turns a device on in a browser.
pub(super) async fn turn_on(
    town: &Town,
    browser: &RequestContext,
    device: &Device,
    endpoint: &str,
) -> Result<(), AppError> {
    let member = browser.member().expect("signed in");
    let (p256dh, auth) = (device.p256dh(), device.auth());
    let typed = Typed {
        endpoint,
        p256dh: &p256dh,
        auth: &auth,
    };
    subscribe(browser, &member, &server_key(town), typed).await?;
    request_ends(browser).await;
    Ok(())
}

/// Somebody's browser on a device that is turned on.
pub(super) async fn listening(
    town: &Town,
    service: &PushService,
    resident: &Resident,
    device: &Device,
    name: &str,
) -> RequestContext {
    let browser = browser_of(town, resident).await;
    turn_on(town, &browser, device, &service.endpoint(name))
        .await
        .expect("it is turned on");
    browser
}

/// Tells somebody something, in a transaction of its own.
pub(super) async fn tell(town: &Town, resident: &Resident, event_key: &str, event: Event) {
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let notice = Notice {
        account: resident.account,
        event_key,
        event,
    };
    notify(&mut transaction, &town.services, notice).await.expect("told");
    transaction.commit().await.expect("commits");
}

/// Something of a couple, with a name in it.
pub(super) fn confided() -> Event {
    Event::RepairWaits {
        name: "Moussa".to_owned(),
    }
}

/// The jobs that are due are done.
pub(super) async fn work(town: &Town) {
    run_waiting(&town.services, &Registry::platform())
        .await
        .expect("the jobs run");
}

/// The pause before the next attempt is over.
pub(super) async fn after_the_pause(town: &Town) {
    sqlx::query("update graphile_worker._private_jobs set run_at = now()")
        .execute(&town.services.pool)
        .await
        .expect("the jobs are due");
}

/// What the outbox says: state, attempts, whether the words are still there.
pub(super) async fn outbox(town: &Town) -> Vec<(String, i32, bool)> {
    sqlx::query_as("select state, attempts, words is not null from platform.pushes order by id")
        .fetch_all(&town.services.pool)
        .await
        .expect("the outbox")
}

/// The addresses that are kept, by name.
pub(super) async fn addresses(town: &Town) -> Vec<String> {
    sqlx::query_scalar("select substring(endpoint from '[^/]+$') from platform.push_subscriptions order by 1")
        .fetch_all(&town.services.pool)
        .await
        .expect("the subscriptions")
}

/// How many jobs of ours wait.
pub(super) async fn jobs_left(town: &Town) -> i64 {
    sqlx::query_scalar("select count(*) from graphile_worker.jobs where task_identifier = 'send_push'")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count")
}
