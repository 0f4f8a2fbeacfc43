//! The job that says something to a closed browser, once.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{
    browser::Browser,
    courier::Undelivered,
    message::{Message, text, topic},
    store::{self, Claimed},
    wording::Words,
};
use crate::{
    configuration::Vapid,
    jobs::{self, Failure, Job, Timing, Work},
    notify::NoticeKind,
};

/// A push service that is overwhelmed is left alone for this long at least, whatever it asks for.
const SHORTEST_PAUSE: TimeDelta = TimeDelta::minutes(5);

/// Says something from the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SendPush {
    /// What.
    pub(crate) push: Uuid,
}

/// What became of it.
enum Outcome {
    Sent,
    /// The browser has unsubscribed.
    Gone,
    /// It will not be said.
    Dead(String),
    /// It is tried again, not before a while if the push service named one.
    Later(String, Option<TimeDelta>),
}

impl Job for SendPush {
    const KIND: &'static str = "send_push";

    /// The row stays locked while the message leaves, so that two workers never send it at once.
    async fn run(self, work: Work) -> Result<(), Failure> {
        let now = work.services.clock.now();
        let mut transaction = work.services.pool.begin().await?;
        let Some(claimed) = store::claim(&mut transaction, self.push, now).await? else {
            return leave_to_others(&work, self.push).await;
        };
        let subscription = claimed.subscription;
        let gives_up_at = claimed.gives_up_at;
        let outcome = patiently(say(&work, claimed, now).await, &work, gives_up_at, now);
        metrics::counter!("pushes_total", "outcome" => outcome.word()).increment(1);
        let result = match outcome {
            Outcome::Sent => {
                store::mark_sent(&mut transaction, self.push, now).await?;
                Ok(())
            }
            Outcome::Gone => {
                store::mark_dead(&mut transaction, self.push, "the browser has unsubscribed").await?;
                // Its other messages may be locked by workers that hold nothing else: they are waited for.
                transaction.commit().await?;
                store::forget(&work.services.pool, subscription).await?;
                return Ok(());
            }
            Outcome::Dead(cause) => {
                store::mark_dead(&mut transaction, self.push, &cause).await?;
                Ok(())
            }
            Outcome::Later(cause, Some(pause)) => {
                store::mark_failed(&mut transaction, self.push, &cause).await?;
                jobs::enqueue(&mut transaction, &self, Timing::At(now + pause)).await?;
                Ok(())
            }
            Outcome::Later(cause, None) => {
                store::mark_failed(&mut transaction, self.push, &cause).await?;
                Err(Failure::new("the push service did not take it"))
            }
        };
        transaction.commit().await?;
        result
    }
}

impl Outcome {
    /// The word in the metrics.
    fn word(&self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Gone => "gone",
            Self::Dead(_) => "dead",
            Self::Later(..) => "later",
        }
    }
}

/// Nothing to do when it was said, given up or forgotten. When another worker holds it, this job
/// stays in the queue, in case that one dies.
async fn leave_to_others(work: &Work, push: Uuid) -> Result<(), Failure> {
    if store::waits(&work.services.pool, push).await? {
        Err(Failure::new("another worker is sending it"))
    } else {
        Ok(())
    }
}

/// Says it, if there is still somebody to hear it.
async fn say(work: &Work, claimed: Claimed, now: DateTime<Utc>) -> Outcome {
    let dead = |cause: &str| Outcome::Dead(cause.to_owned());
    if !claimed.open {
        return dead("the browser is signed out");
    }
    if claimed.gives_up_at <= now {
        return dead("a day has passed");
    }
    let Some(vapid) = reaching(work, &claimed) else {
        return dead("the browser has subscribed with another key");
    };
    let keys = (&claimed.public_key, &claimed.auth_secret);
    let Some(browser) = Browser::kept(&claimed.endpoint, keys.0, keys.1, work.courier.reach()) else {
        return dead("the address is not one to be called");
    };
    let Some(message) = message(claimed, now) else {
        return dead("it is too long");
    };
    match work.courier.deliver(vapid, &browser, message, now).await {
        Ok(()) => Outcome::Sent,
        Err(Undelivered::Gone) => Outcome::Gone,
        Err(Undelivered::Refused(cause)) => Outcome::Dead(cause),
        Err(Undelivered::Later(cause, pause)) => Outcome::Later(cause, pause.map(|pause| pause.max(SHORTEST_PAUSE))),
    }
}

/// Our key, when it is the one that the browser has subscribed with.
fn reaching<'a>(work: &'a Work, claimed: &Claimed) -> Option<&'a Vapid> {
    work.courier
        .vapid()
        .filter(|vapid| vapid.public_key() == claimed.server_key)
}

fn message(claimed: Claimed, now: DateTime<Utc>) -> Option<Message> {
    let words: Words = serde_json::from_value(claimed.words?).ok()?;
    let kind: NoticeKind = serde_json::from_value(Value::String(claimed.kind.clone())).ok()?;
    Some(Message {
        text: text(&words, &claimed.kind, claimed.unread)?,
        lives: claimed.gives_up_at - now,
        topic: topic(claimed.subscription, &claimed.kind),
        urgent: kind.is_security(),
    })
}

/// What would be tried again after its day, or after the queue's patience, is given up.
fn patiently(outcome: Outcome, work: &Work, gives_up_at: DateTime<Utc>, now: DateTime<Utc>) -> Outcome {
    match outcome {
        Outcome::Later(cause, Some(pause)) if now + pause >= gives_up_at => Outcome::Dead(cause),
        Outcome::Later(cause, None) if work.attempt.is_last() => Outcome::Dead(cause),
        outcome => outcome,
    }
}
