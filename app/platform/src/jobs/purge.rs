//! Once a day: throwing away what nobody needs any more.

use std::{fmt, sync::Arc};

use chrono::TimeDelta;
use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};

use super::{Failure, Job, Work};
use crate::{error::AppError, reports, services::Services};

/// How long a browser may send the same thing again and have it recognised.
const RECEIPTS_KEPT: TimeDelta = TimeDelta::days(7);
/// How long a browser may be away and still catch up change by change.
const CHANGES_KEPT: TimeDelta = TimeDelta::days(7);
/// How long sent letters and text messages are kept, for questions about them.
const SENT_MAILS_KEPT: TimeDelta = TimeDelta::days(30);
/// How long those that could not be delivered are kept, for whoever looks for the cause.
const DEAD_MAILS_KEPT: TimeDelta = TimeDelta::days(90);
/// How long it is kept what was said to which browser, so that nothing is said twice.
const PUSHES_KEPT: TimeDelta = TimeDelta::days(30);
/// How long the bell remembers what was read.
const READ_NOTIFICATIONS_KEPT: TimeDelta = TimeDelta::days(180);
/// How long it keeps what nobody came to read.
const UNREAD_NOTIFICATIONS_KEPT: TimeDelta = TimeDelta::days(365);
/// How long a report that was closed is remembered, for what comes after it.
const CLOSED_REPORTS_KEPT: TimeDelta = TimeDelta::days(365);
/// How long jobs that were given up are kept, for whoever looks for the cause.
const DEAD_JOBS_KEPT: TimeDelta = TimeDelta::days(90);
/// How long the audit log goes back. The table lets go of nothing that is younger than a year.
const AUDIT_LOG_KEPT: TimeDelta = TimeDelta::days(366);

/// What one area throws away.
#[derive(Clone)]
pub(super) struct Purge {
    name: &'static str,
    run: Arc<dyn Fn(Services) -> BoxFuture<'static, Result<(), AppError>> + Send + Sync>,
}

impl Purge {
    pub(super) fn new<F>(name: &'static str, purge: impl Fn(Services) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<(), AppError>> + Send + 'static,
    {
        Self {
            name,
            run: Arc::new(move |services| Box::pin(purge(services))),
        }
    }
}

impl fmt::Debug for Purge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

/// What all areas throw away.
#[derive(Clone, Debug)]
pub(super) struct Purges(Arc<[Purge]>);

impl Purges {
    pub(super) fn new(purges: Vec<Purge>) -> Self {
        Self(purges.into())
    }
}

/// The daily round.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct DailyPurge {}

impl Job for DailyPurge {
    const KIND: &'static str = "daily_purge";
    const MOST_ATTEMPTS: i16 = 5;

    fn key(&self) -> Option<String> {
        Some(Self::KIND.to_owned())
    }

    /// One area's trouble does not keep the others' things.
    async fn run(self, work: Work) -> Result<(), Failure> {
        let mut failed = Vec::new();
        if platform(&work.services).await.is_err() {
            failed.push("platform");
        }
        for purge in work.purges.0.iter() {
            if (purge.run)(work.services.clone()).await.is_err() {
                failed.push(purge.name);
            }
        }
        if failed.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!("could not purge {}", failed.join(", "))))
        }
    }
}

/// What the platform itself throws away.
async fn platform(services: &Services) -> Result<(), AppError> {
    let now = services.clock.now();
    let pool = &services.pool;
    sqlx::query!(
        "delete from platform.receipts where created_at < $1",
        now - RECEIPTS_KEPT
    )
    .execute(pool)
    .await?;
    sqlx::query!("delete from platform.changes where created_at < $1", now - CHANGES_KEPT)
        .execute(pool)
        .await?;
    sqlx::query!("delete from platform.rate_limits where resets_at < $1", now)
        .execute(pool)
        .await?;
    sqlx::query!(
        "delete from platform.mails
         where state = 'sent' and sent_at < $1 or state = 'dead' and created_at < $2",
        now - SENT_MAILS_KEPT,
        now - DEAD_MAILS_KEPT,
    )
    .execute(pool)
    .await?;
    sqlx::query!(
        "delete from platform.text_messages
         where state = 'sent' and sent_at < $1 or state = 'dead' and created_at < $2",
        now - SENT_MAILS_KEPT,
        now - DEAD_MAILS_KEPT,
    )
    .execute(pool)
    .await?;
    sqlx::query!(
        "delete from platform.notifications where read_at < $1 or created_at < $2",
        now - READ_NOTIFICATIONS_KEPT,
        now - UNREAD_NOTIFICATIONS_KEPT,
    )
    .execute(pool)
    .await?;
    sqlx::query!("delete from platform.pushes where created_at < $1", now - PUSHES_KEPT)
        .execute(pool)
        .await?;
    sqlx::query!(
        "delete from platform.push_subscriptions s
         where not exists (
             select from platform.sessions where push_subscription = s.id and account_id = s.account_id and expires_at > $1
         )",
        now,
    )
    .execute(pool)
    .await?;
    sqlx::query!("delete from platform.audit_log where at < $1", now - AUDIT_LOG_KEPT)
        .execute(pool)
        .await?;
    reports::purge(pool, now - CLOSED_REPORTS_KEPT).await?;
    super::dead::forget(pool, now - DEAD_JOBS_KEPT).await
}
