//! `GET /api/live`: the change feed as server-sent events (WHATWG HTML, 9.2).

use std::{convert::Infallible, time::Duration};

use axum::{
    Extension,
    extract::Query,
    http::{HeaderMap, HeaderValue, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures::{Stream, StreamExt, stream};
use serde::Deserialize;

use super::{Cursor, Since, audiences, changes::cursor_now, changes_since, hub::Subscription, sync::since};
use crate::{account::Member, chance::Chance, context::RequestContext, error::AppError, limits::Limit, session};

/// A comment this often keeps proxies from closing a quiet line.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// After a fault of the database, the next try.
const AFTER_FAULT: Duration = Duration::from_secs(1);
/// When a browser opens a line again that ended, in milliseconds: from here to there, each at another moment.
/// With a process all its lines end at once; by themselves most browsers wait three seconds, all of them.
const AGAIN_AFTER: std::ops::Range<u32> = 200..2_000;
/// Openings, not messages: a browser that reconnects in a loop is slowed.
const OPENINGS: Limit = Limit::new("live.open", 120, chrono::TimeDelta::minutes(1));

/// The parameters of `stream`.
#[derive(Debug, Deserialize)]
pub struct Parameters {
    /// A cursor to go on from, for a first connection; `Last-Event-ID` comes first.
    since: Option<String>,
}

/// The caller's changes as they happen, from `Last-Event-ID`, else `since`, else now.
///
/// # Errors
/// 401 when nobody is signed in, 422 for a malformed `since`, 429 for too many openings.
pub async fn stream(
    Extension(context): Extension<RequestContext>,
    Query(parameters): Query<Parameters>,
    headers: HeaderMap,
) -> Result<Response, AppError> {
    let member = context.member()?;
    OPENINGS.take(&context, member.account()).await?;
    let last = headers
        .get("last-event-id")
        .and_then(|id| id.to_str().ok())
        .filter(|id| !id.is_empty());
    let start = match since(last.or(parameters.since.as_deref()))? {
        Some(since) => since,
        None => Since::parse(&cursor_now(context.pool()).await?).ok_or_else(|| AppError::internal("no cursor"))?,
    };
    let subscription = context
        .services
        .hub
        .subscribe(audiences(context.pool(), &member).await?);
    let hub = context.services.hub.clone();
    let events = Line {
        context,
        member,
        subscription,
        next: start,
        greeted: false,
        pending: true,
    }
    .events();
    let events = events.take_until(async move { hub.closed().await });

    let mut response = Sse::new(events)
        .keep_alive(KeepAlive::new().interval(HEARTBEAT))
        .into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // nginx would hold events back until its buffer is full.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// One open line and where it stands.
struct Line {
    context: RequestContext,
    member: Member,
    subscription: Subscription,
    next: Since,
    greeted: bool,
    pending: bool,
}

impl Line {
    fn events(self) -> impl Stream<Item = Result<Event, Infallible>> {
        stream::unfold(self, |mut line| async move {
            let event = line.next_event().await?;
            Some((Ok(event), line))
        })
    }

    /// The next event: at once when the last answer was cut or the line just opened, which also
    /// tells the browser that it is open and where it stands. `None` once the session is over.
    async fn next_event(&mut self) -> Option<Event> {
        loop {
            if !self.pending {
                self.subscription.news().await;
            }
            match self.read().await {
                Ok(Some(_)) if !self.is_still_signed_in().await => return None,
                Ok(Some(event)) => return Some(event),
                Ok(None) => {}
                Err(_) => {
                    self.pending = true;
                    tokio::time::sleep(AFTER_FAULT).await;
                }
            }
        }
    }

    /// Whether the session that opened the line still stands: what was revoked hears nothing more.
    /// A database that does not answer proves nothing.
    async fn is_still_signed_in(&self) -> bool {
        let Some(id) = self.context.session.as_ref().and_then(tower_sessions::Session::id) else {
            return true;
        };
        session::is_open(
            self.context.pool(),
            &self.context.services.clock,
            id,
            self.member.account(),
        )
        .await
        .unwrap_or(true)
    }

    /// Reads what is new. The line moves on only when nothing can fail any more: after a fault it
    /// reads the same again.
    async fn read(&mut self) -> Result<Option<Event>, AppError> {
        let pool = self.context.pool();
        let heard = self.subscription.audiences();
        let batch = changes_since(pool, heard, Some(self.next.clone()), self.context.now()).await?;
        let cursor = Cursor::parse(&batch.cursor).ok_or_else(|| AppError::internal("no cursor"))?;
        if let Cursor::Read(snapshot) = &cursor {
            self.subscription.has_read(snapshot);
        }
        let next = Since::Cursor(cursor);
        if batch.changes.is_empty() && self.greeted {
            self.next = next;
            self.pending = batch.more;
            return Ok(None);
        }
        // A change of my own account may have opened or closed an audience to me.
        let audiences = audiences(pool, &self.member).await?;
        let event = Event::default()
            .id(&batch.cursor)
            .json_data(&batch)
            .map_err(AppError::internal)?;
        let event = if self.greeted {
            event
        } else {
            event.retry(again_after(&self.context.services.chance))
        };
        self.pending = batch.more || audiences != heard;
        if audiences != heard {
            self.subscription = self.context.services.hub.subscribe(audiences);
        }
        self.next = next;
        self.greeted = true;
        Ok(Some(event))
    }
}

/// How long a browser waits before it opens a line again that ended.
fn again_after(chance: &Chance) -> Duration {
    let spread = chance.below(AGAIN_AFTER.end - AGAIN_AFTER.start);
    Duration::from_millis((AGAIN_AFTER.start + spread).into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::again_after;
    use crate::chance::Chance;

    #[test]
    fn lines_that_end_together_come_back_one_after_the_other() {
        let chance = Chance::seeded(1);
        let moments: BTreeSet<u128> = (0..100).map(|_| again_after(&chance).as_millis()).collect();
        assert!(moments.len() > 50, "{moments:?}");
        assert!(
            moments.iter().all(|moment| (200..2_000).contains(moment)),
            "{moments:?}"
        );
    }
}
