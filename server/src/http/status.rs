//! `GET /status`: whether the house works, for everybody. It is no page of the application and needs
//! no session: it opens when the database does not.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, header},
    response::{Html, IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use leptos::nonce::Nonce;
use platform::{database, jobs, notify::mail, services::Services};
use shell::{Condition, Standing};
use tokio::{sync::Mutex, time::timeout};

use super::{Stack, identify::guess_language};

/// However many ask, it is looked this often.
const FRESH: Duration = Duration::from_secs(5);
/// What takes longer does not answer.
const PATIENCE: Duration = Duration::from_secs(2);
/// A job that nobody has taken up for so long is late.
const LATE: Duration = Duration::from_mins(5);

/// What was seen at the last look.
#[derive(Clone, Debug)]
pub struct Board {
    open_since: DateTime<Utc>,
    last: Arc<Mutex<Option<(Instant, Standing)>>>,
}

impl Board {
    /// The one of a process that opens now.
    pub fn new(services: &Services) -> Self {
        Self {
            open_since: services.clock.now(),
            last: Arc::default(),
        }
    }

    /// How the house stands, as of a few seconds ago. Who comes while somebody looks waits for them.
    async fn standing(&self, services: &Services) -> Standing {
        let mut last = self.last.lock().await;
        match *last {
            Some((seen, standing)) if seen.elapsed() < FRESH => standing,
            _ => {
                let standing = look(services, self.open_since).await;
                *last = Some((Instant::now(), standing));
                standing
            }
        }
    }
}

async fn look(services: &Services, open_since: DateTime<Utc>) -> Standing {
    let pool = &services.pool;
    let answers = matches!(timeout(PATIENCE, database::readiness(pool)).await, Ok(Ok(())));
    let (jobs, mail) = if answers {
        let (queue, undelivered) = tokio::join!(
            timeout(PATIENCE, jobs::queue(pool)),
            timeout(PATIENCE, mail::undelivered(pool))
        );
        (
            queue.ok().and_then(Result::ok).map(|queue| queue.overdue > LATE),
            undelivered.ok().and_then(Result::ok).map(|letters| letters > 0),
        )
    } else {
        (None, None)
    };
    Standing {
        open_since,
        looked_at: services.clock.now(),
        database: if answers { Condition::Works } else { Condition::Broken },
        jobs: late(jobs),
        mail: late(mail),
    }
}

fn late(late: Option<bool>) -> Condition {
    match late {
        Some(false) => Condition::Works,
        Some(true) => Condition::Late,
        None => Condition::Unknown,
    }
}

/// The page. It is found whatever it tells: `/ready` is for machines.
pub async fn page(State(stack): State<Stack>, nonce: Option<Extension<Nonce>>, headers: HeaderMap) -> Response {
    let standing = stack.board.standing(&stack.services).await;
    let language = guess_language(&headers);
    let document = shell::status_document(&stack.leptos, standing, language, nonce.map(|nonce| nonce.0));
    let about = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_LANGUAGE, language.tag()),
        (header::VARY, "cookie, accept-language"),
    ];
    (about, Html(document)).into_response()
}
