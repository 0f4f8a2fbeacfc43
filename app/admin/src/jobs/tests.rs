use platform::jobs::{Failure, Job, Timing, Work, enqueue};
use serde::{Deserialize, Serialize};
use sqlx::PgPool;

use super::{
    doing::{Fate, decide},
    model::{Queue, Stage},
    reading::read,
};
use crate::town::Desk;

#[derive(Serialize, Deserialize)]
struct Chore {
    whom: String,
}

impl Job for Chore {
    const KIND: &'static str = "chore";

    async fn run(self, _: Work) -> Result<(), Failure> {
        Ok(())
    }
}

async fn waits(desk: &Desk, whom: &str) {
    let mut connection = desk.pool().acquire().await.expect("a connection");
    let chore = Chore { whom: whom.to_owned() };
    enqueue(&mut connection, &chore, Timing::Now).await.expect("enqueued");
}

async fn given_up(desk: &Desk) {
    waits(desk, "Aya").await;
    desk.arrange(
        "update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'as asked' where attempts = 0",
    )
    .await;
}

async fn seen(desk: &Desk, stage: &str, kind: &str) -> Queue {
    read(&desk.context, &desk.operator, (stage, kind), "")
        .await
        .expect("the queue")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_queue_shows_what_stands_where_and_never_what_a_job_carries(pool: PgPool) {
    let desk = Desk::open(pool).await;
    given_up(&desk).await;
    waits(&desk, "Kofi").await;
    let queue = seen(&desk, "", "").await;
    assert_eq!((queue.stage, queue.jobs.len()), (Stage::Dead, 1));
    assert_eq!(queue.jobs[0].error.as_deref(), Some("as asked"));
    assert_eq!(queue.jobs[0].attempts, "25/25");
    let chores = &queue.kinds[0];
    assert_eq!((chores.kind.as_str(), chores.waiting, chores.dead), ("chore", 1, 1));
    assert_eq!(seen(&desk, "waiting", "chore").await.jobs.len(), 1);
    assert!(seen(&desk, "waiting", "other").await.jobs.is_empty());
    assert!(seen(&desk, "running", "").await.jobs.is_empty());
    let written = serde_json::to_string(&seen(&desk, "dead", "").await).expect("JSON");
    assert!(!written.contains("Aya"), "{written}");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_job_that_was_given_up_tries_again_from_the_beginning(pool: PgPool) {
    let desk = Desk::open(pool).await;
    given_up(&desk).await;
    let job = seen(&desk, "dead", "").await.jobs.remove(0).id;
    let decided = decide(&desk.context, &desk.operator, (&job, Fate::Retried), "").await;
    assert_eq!(decided.expect_err("a reason is asked for").fields[0].field, "reason");
    decide(&desk.context, &desk.operator, (&job, Fate::Retried), "panne passée")
        .await
        .expect("retried");
    assert_eq!(
        desk.count("select count(*) from graphile_worker.jobs where attempts = 0 and run_at <= now()")
            .await,
        1
    );
    assert_eq!(
        desk.latest_deed().await,
        (
            "operator.job_retried".to_owned(),
            job.clone(),
            "panne passée".to_owned()
        )
    );
    let again = decide(&desk.context, &desk.operator, (&job, Fate::Retried), "encore une fois").await;
    assert_eq!(again.expect_err("it waits").status(), 404);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn only_a_job_that_was_given_up_is_thrown_away(pool: PgPool) {
    let desk = Desk::open(pool).await;
    waits(&desk, "Kofi").await;
    let waiting = seen(&desk, "waiting", "").await.jobs.remove(0).id;
    let decided = decide(&desk.context, &desk.operator, (&waiting, Fate::Deleted), "au hasard").await;
    assert_eq!(decided.expect_err("it waits").status(), 404);
    desk.arrange("update graphile_worker._private_jobs set attempts = max_attempts")
        .await;
    decide(&desk.context, &desk.operator, (&waiting, Fate::Deleted), "sans objet")
        .await
        .expect("deleted");
    assert_eq!(desk.count("select count(*) from graphile_worker.jobs").await, 0);
    assert_eq!(desk.latest_deed().await.0, "operator.job_deleted");
}
