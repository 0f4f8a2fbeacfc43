//! A letter leaves once, and is not lost.

use std::sync::Arc;

use sqlx::PgPool;
use uuid::Uuid;

use super::sink::{Manners, Sink};
use crate::{
    configuration::{Configuration, Mail, Secret},
    jobs::{self, Job, Registry, Timing, Work, dead, run_waiting},
    language::Language,
    notify::mail::{self, Letter, LetterKind, Post, SendMail},
    testing::Town,
};

/// A town whose mail goes to a port of this machine.
async fn town_with_mail_server(pool: PgPool, port: u16) -> Town {
    let mut town = Town::open(pool).await;
    let mail = Mail::Smtp {
        url: Secret::new(format!("smtp://127.0.0.1:{port}")),
        from: "Parvis <bonjour@parvis.test>".parse().expect("a sender"),
    };
    let configuration = Configuration {
        mail,
        ..(*town.services.configuration).clone()
    };
    town.services.configuration = Arc::new(configuration);
    town
}

/// Writes a letter to Aya, commits, and answers its id.
async fn write(town: &Town) -> Uuid {
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let link = mail::link(&town.services, "/reset/abc");
    let letter = Letter {
        event_key: "reset:1",
        account: None,
        recipient: "aya@example.ci",
        language: Language::Fr,
        kind: LetterKind::ResetPassword {
            name: "Aya".to_owned(),
            link,
        },
    };
    mail::enqueue(&mut transaction, &town.services, letter)
        .await
        .expect("the letter is written");
    transaction.commit().await.expect("commits");
    sqlx::query_scalar("select id from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("one letter")
}

async fn work(town: &Town) {
    run_waiting(&town.services, &Registry::platform())
        .await
        .expect("the jobs run");
}

/// What the outbox says: state, attempts, last error.
async fn outbox(town: &Town) -> (String, i32, Option<String>) {
    sqlx::query_as("select state, attempts, last_error from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("one letter")
}

async fn jobs_left(town: &Town) -> i64 {
    sqlx::query_scalar("select count(*) from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count")
}

/// The pause before the next attempt is over.
async fn after_the_pause(town: &Town) {
    sqlx::query("update graphile_worker._private_jobs set run_at = now()")
        .execute(&town.services.pool)
        .await
        .expect("the jobs are due");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_letter_arrives_with_text_and_html(pool: PgPool) {
    let sink = Sink::open(Manners::Takes).await;
    let town = town_with_mail_server(pool, sink.port()).await;
    let id = write(&town).await;
    work(&town).await;

    let letters = sink.letters();
    assert_eq!(letters.len(), 1);
    for part in [
        "To: aya@example.ci".to_owned(),
        "From: Parvis <bonjour@parvis.test>".to_owned(),
        format!("Message-ID: <{id}@parvis.test>"),
        "Auto-Submitted: auto-generated".to_owned(),
        "multipart/alternative".to_owned(),
        "Content-Type: text/plain; charset=utf-8".to_owned(),
        "Content-Type: text/html; charset=utf-8".to_owned(),
        "http://parvis.test/reset/abc".to_owned(),
    ] {
        assert!(letters[0].contains(&part), "{part} is missing in:\n{}", letters[0]);
    }
    assert_eq!(outbox(&town).await, ("sent".to_owned(), 1, None));
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_job_that_runs_twice_sends_once(pool: PgPool) {
    let sink = Sink::open(Manners::Takes).await;
    let town = town_with_mail_server(pool, sink.port()).await;
    let mail = write(&town).await;
    work(&town).await;
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    jobs::enqueue(&mut connection, &SendMail { mail }, Timing::Now)
        .await
        .expect("enqueued again");
    work(&town).await;
    assert_eq!(sink.letters().len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn two_workers_at_once_send_once(pool: PgPool) {
    let sink = Sink::open(Manners::Hesitates).await;
    let town = town_with_mail_server(pool, sink.port()).await;
    let mail = write(&town).await;
    let post = Post::of(&town.services.configuration).expect("a mail server");

    let first = tokio::spawn(SendMail { mail }.run(Work::first_try(&town.services, post.clone())));
    sink.letter_arrived().await;
    let second = SendMail { mail }.run(Work::first_try(&town.services, post)).await;
    assert!(second.is_err(), "the second stays in the queue, in case the first dies");
    sink.release();
    first.await.expect("no panic").expect("the first sends");

    assert_eq!(sink.letters().len(), 1);
    assert_eq!(outbox(&town).await.0, "sent");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_letter_waits_for_a_mail_server_that_is_down(pool: PgPool) {
    let port = Sink::closed_port().await;
    let town = town_with_mail_server(pool, port).await;
    write(&town).await;
    work(&town).await;
    let (state, attempts, last_error) = outbox(&town).await;
    assert_eq!((state.as_str(), attempts), ("waiting", 1));
    assert!(last_error.is_some());
    assert_eq!(jobs_left(&town).await, 1);

    let sink = Sink::open_on(Manners::Takes, port).await;
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(sink.letters().len(), 1);
    assert_eq!(outbox(&town).await, ("sent".to_owned(), 2, None));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_address_that_is_refused_ends_the_letter_and_is_noted(pool: PgPool) {
    let sink = Sink::open(Manners::AnswersRecipientsWith("550 5.1.1 nobody of that name")).await;
    let town = town_with_mail_server(pool, sink.port()).await;
    let id = write(&town).await;
    work(&town).await;
    let (state, attempts, last_error) = outbox(&town).await;
    assert_eq!((state.as_str(), attempts), ("dead", 1));
    assert!(last_error.expect("why").contains("nobody of that name"));
    assert_eq!(jobs_left(&town).await, 0);
    let noted: (String, String) = sqlx::query_as("select action, subject from platform.audit_log")
        .fetch_one(&town.services.pool)
        .await
        .expect("a line");
    assert_eq!(noted, ("mail.dead".to_owned(), id.to_string()));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_refusal_that_is_ours_to_repair_is_tried_again(pool: PgPool) {
    let sink = Sink::open(Manners::AnswersRecipientsWith("530 5.7.0 sign in first")).await;
    let town = town_with_mail_server(pool, sink.port()).await;
    write(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await.0, "waiting");
    assert_eq!(jobs_left(&town).await, 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn after_the_last_attempt_a_letter_is_given_up_for_somebody_to_look(pool: PgPool) {
    let sink = Sink::open(Manners::AnswersRecipientsWith("451 4.3.0 not now")).await;
    let town = town_with_mail_server(pool, sink.port()).await;
    write(&town).await;
    let pool = &town.services.pool;
    sqlx::query("update graphile_worker._private_jobs set attempts = max_attempts - 1")
        .execute(pool)
        .await
        .expect("24 attempts");
    work(&town).await;
    assert_eq!(outbox(&town).await.0, "dead");
    assert_eq!(dead(pool).await.expect("a count"), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn without_a_mail_server_a_letter_stays_where_it_can_be_read(pool: PgPool) {
    let town = Town::open(pool).await;
    write(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await, ("sent".to_owned(), 1, None));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_letter_of_a_transaction_that_is_rolled_back_was_never_written(pool: PgPool) {
    let town = Town::open(pool).await;
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let kind = LetterKind::PasswordChanged { name: "Aya".to_owned() };
    let letter = Letter {
        event_key: "x",
        account: None,
        recipient: "aya@example.ci",
        language: Language::Fr,
        kind,
    };
    mail::enqueue(&mut transaction, &town.services, letter)
        .await
        .expect("the letter is written");
    transaction.rollback().await.expect("rolls back");
    let left: i64 = sqlx::query_scalar("select count(*) from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count");
    assert_eq!((left, jobs_left(&town).await), (0, 0));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_event_has_one_letter(pool: PgPool) {
    let town = Town::open(pool).await;
    write(&town).await;
    let id = write(&town).await;
    let jobs: Vec<String> = sqlx::query_scalar("select key from graphile_worker.jobs")
        .fetch_all(&town.services.pool)
        .await
        .expect("the jobs");
    assert_eq!(jobs, [id.to_string()]);
}
