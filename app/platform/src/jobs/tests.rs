//! The rules of jobs, against a real database.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use sqlx::PgPool;
use tokio::sync::oneshot;

use super::{Failure, Job, Registry, Timing, Work, enqueue, run, run_waiting};
use crate::{
    error::AppError,
    testing::{EVENING, Town},
};

/// Writes its word into the audit log, where the tests find it.
#[derive(Serialize, Deserialize)]
struct Note {
    word: String,
}

impl Job for Note {
    const KIND: &'static str = "note";

    async fn run(self, work: Work) -> Result<(), Failure> {
        let services = &work.services;
        crate::audit::record_from_job(&services.pool, services, None, &self.word, "", serde_json::json!({})).await?;
        if self.word == "fails" {
            Err(Failure::new("as asked"))
        } else {
            Ok(())
        }
    }
}

fn registry() -> Registry {
    Registry::platform().job::<Note>()
}

async fn note(town: &Town, word: &str, timing: Timing) {
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    enqueue(&mut connection, &Note { word: word.to_owned() }, timing)
        .await
        .expect("enqueued");
}

async fn noted(town: &Town) -> Vec<String> {
    sqlx::query_scalar("select action from platform.audit_log order by action")
        .fetch_all(&town.services.pool)
        .await
        .expect("the log")
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_job_runs_after_its_transaction_and_only_then(pool: PgPool) {
    let town = Town::open(pool).await;
    note(&town, "kept", Timing::Now).await;
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    enqueue(
        &mut transaction,
        &Note {
            word: "undone".to_owned(),
        },
        Timing::Now,
    )
    .await
    .expect("enqueued");
    transaction.rollback().await.expect("rolls back");
    run_waiting(&town.services, &registry()).await.expect("the jobs run");
    assert_eq!(noted(&town).await, ["kept"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_job_waits_for_its_hour(pool: PgPool) {
    let town = Town::open(pool).await;
    // The queue lives by the database's clock: far in its future.
    note(
        &town,
        "later",
        Timing::At(town.services.clock.now() + TimeDelta::days(36_500)),
    )
    .await;
    run_waiting(&town.services, &registry()).await.expect("the jobs run");
    assert!(noted(&town).await.is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_job_that_fails_stays_in_the_queue_with_its_cause(pool: PgPool) {
    let town = Town::open(pool).await;
    note(&town, "fails", Timing::Now).await;
    run_waiting(&town.services, &registry()).await.expect("the jobs run");
    let (attempts, most, cause, later): (i16, i16, String, bool) =
        sqlx::query_as("select attempts, max_attempts, last_error, run_at > now() from graphile_worker.jobs")
            .fetch_one(&town.services.pool)
            .await
            .expect("one job");
    assert_eq!((attempts, most, later), (1, 25, true));
    assert!(cause.contains("as asked"), "{cause}");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_queue_tells_what_waits_what_fails_and_what_was_given_up(pool: PgPool) {
    let town = Town::open(pool).await;
    let pool = &town.services.pool;
    assert_eq!(super::queue(pool).await, Ok(super::Queue::default()));
    for word in ["waits", "fails", "dies", "is held"] {
        note(&town, word, Timing::Now).await;
    }
    sqlx::raw_sql(
        "update graphile_worker._private_jobs set run_at = now() - interval '1 hour' where payload ->> 'word' = 'waits';
         update graphile_worker._private_jobs set attempts = 1, run_at = now() + interval '1 hour'
         where payload ->> 'word' = 'fails';
         update graphile_worker._private_jobs set attempts = max_attempts, run_at = now() - interval '1 day'
         where payload ->> 'word' = 'dies';
         update graphile_worker._private_jobs set locked_at = now(), run_at = now() - interval '1 day'
         where payload ->> 'word' = 'is held'",
    )
    .execute(pool)
    .await
    .expect("a queue");
    let queue = super::queue(pool).await.expect("a look");
    assert_eq!((queue.failing, queue.dead), (1, 1));
    assert_eq!(queue.overdue.as_secs() / 60, 60);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_worker_picks_up_and_stops_when_told(pool: PgPool) {
    let town = Town::open(pool).await;
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async move {
        let _ = stopped.await;
    };
    let running = tokio::spawn(run(town.services.clone(), registry(), shutdown));
    note(&town, "live", Timing::Now).await;
    while noted(&town).await.is_empty() {
        tokio::task::yield_now().await;
    }
    stop.send(()).expect("the worker listens");
    running.await.expect("no panic").expect("it stops in peace");
    let left: i64 = sqlx::query_scalar("select count(*) from graphile_worker.jobs where locked_at is not null")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count");
    assert_eq!(left, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn one_areas_trouble_does_not_keep_the_others_things(pool: PgPool) {
    let town = Town::open(pool).await;
    let purged = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&purged);
    let registry = Registry::platform()
        .purge("troubled", |_| async { Err(AppError::not_found()) })
        .purge("counting", move |_| {
            let counting = Arc::clone(&counting);
            async move {
                counting.fetch_add(1, Ordering::SeqCst);
                Ok(())
            }
        });
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    enqueue(&mut connection, &super::purge::DailyPurge {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    run_waiting(&town.services, &registry).await.expect("the jobs run");
    assert_eq!(purged.load(Ordering::SeqCst), 1);
    let cause: String = sqlx::query_scalar("select last_error from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job");
    assert!(cause.contains("could not purge troubled"), "{cause}");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_platform_throws_away_what_has_expired_and_nothing_else(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let pool = &town.services.pool;
    for (key, age) in [(1_i64, "6 days"), (2, "8 days")] {
        sqlx::query(
            "insert into platform.receipts (account_id, key, created_at)
             values ($1, lpad($2::text, 32, '0')::uuid, $3::timestamptz - $4::interval)",
        )
        .bind(aya.account)
        .bind(key)
        .bind(EVENING)
        .bind(age)
        .execute(pool)
        .await
        .expect("a receipt");
    }
    for (key, state, age) in [
        ("a", "sent", "29 days"),
        ("b", "sent", "31 days"),
        ("c", "waiting", "31 days"),
        ("d", "dead", "89 days"),
        ("e", "dead", "91 days"),
    ] {
        sqlx::query(
            "insert into platform.mails (id, event_key, recipient, language, kind, subject, html, text, state, created_at, sent_at)
             values ($1, $2, 'aya@example.ci', 'fr', 'notice', '', '', '', $3, $4::timestamptz - $5::interval,
                     case when $3 = 'sent' then $4::timestamptz - $5::interval end)",
        )
        .bind(town.services.chance.id(town.services.clock.now()))
        .bind(key)
        .bind(state)
        .bind(EVENING)
        .bind(age)
        .execute(pool)
        .await
        .expect("a letter");
    }
    let mut connection = pool.acquire().await.expect("a connection");
    enqueue(&mut connection, &super::purge::DailyPurge {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    run_waiting(&town.services, &registry()).await.expect("the jobs run");

    let receipts: i64 = sqlx::query_scalar("select count(*) from platform.receipts")
        .fetch_one(pool)
        .await
        .expect("a count");
    assert_eq!(receipts, 1);
    let letters: Vec<String> = sqlx::query_scalar("select event_key from platform.mails order by 1")
        .fetch_all(pool)
        .await
        .expect("letters");
    assert_eq!(letters, ["a", "c", "d"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_nobody_will_look_for_any_more_goes(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let pool = &town.services.pool;
    for (word, age) in [("given up lately", "89 days"), ("given up long ago", "91 days")] {
        note(&town, word, Timing::Now).await;
        sqlx::query(
            "update graphile_worker._private_jobs
             set attempts = max_attempts, updated_at = $1::timestamptz - $2::interval
             where payload ->> 'word' = $3",
        )
        .bind(EVENING)
        .bind(age)
        .bind(word)
        .execute(pool)
        .await
        .expect("a job that was given up");
    }
    for (key, age) in [("lately", "364 days"), ("long ago", "367 days")] {
        sqlx::query(
            "insert into platform.notifications (id, account_id, kind, event_key, created_at)
             values (gen_random_uuid(), $1, 'pause_over', $2, $3::timestamptz - $4::interval)",
        )
        .bind(aya.account)
        .bind(key)
        .bind(EVENING)
        .bind(age)
        .execute(pool)
        .await
        .expect("a notification that nobody read");
        sqlx::query(
            "insert into platform.audit_log (id, at, action)
             values (gen_random_uuid(), $2::timestamptz - $3::interval, $1)",
        )
        .bind(key)
        .bind(EVENING)
        .bind(age)
        .execute(pool)
        .await
        .expect("a line");
    }
    let mut connection = pool.acquire().await.expect("a connection");
    enqueue(&mut connection, &super::purge::DailyPurge {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    run_waiting(&town.services, &registry()).await.expect("the jobs run");

    assert_eq!(super::dead(pool).await.expect("a count"), 1);
    assert_eq!(noted(&town).await, ["lately"]);
    let kept: Vec<String> = sqlx::query_scalar("select event_key from platform.notifications")
        .fetch_all(pool)
        .await
        .expect("the bell");
    assert_eq!(kept, ["lately"]);
}
