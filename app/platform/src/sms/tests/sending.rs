//! A message leaves once, is not lost, and does not come too late.

use chrono::TimeDelta;
use sqlx::PgPool;
use uuid::Uuid;

use super::carrier::{LocalCarrier, access, town_with};
use crate::{
    configuration::Sms,
    jobs::{self, Job, Registry, Timing, Work, run_waiting},
    language::Language,
    notify::mail::Post,
    phone::PhoneNumber,
    sms::{self, Message, MessageKind, SendText},
    testing::Town,
};

const TAKEN: (u16, &str) = (201, "{}");

/// Writes a code to a phone, commits, and answers the message's id.
pub(super) async fn write(town: &Town) -> Uuid {
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let message = Message {
        event_key: "code:1",
        account: None,
        recipient: &PhoneNumber::kept("+2250707123456".to_owned()),
        language: Language::Fr,
        kind: MessageKind::OneTimeCode { code: "123456" },
        until: town.services.clock.now() + TimeDelta::minutes(5),
    };
    sms::enqueue(&mut transaction, &town.services, message)
        .await
        .expect("the message is written");
    transaction.commit().await.expect("commits");
    sqlx::query_scalar("select id from platform.text_messages")
        .fetch_one(&town.services.pool)
        .await
        .expect("one message")
}

async fn work(town: &Town) {
    run_waiting(&town.services, &Registry::platform())
        .await
        .expect("the jobs run");
}

/// What the outbox says: state, attempts, text.
async fn outbox(town: &Town) -> (String, i32, String) {
    sqlx::query_as("select state, attempts, text from platform.text_messages")
        .fetch_one(&town.services.pool)
        .await
        .expect("one message")
}

fn state(state: &str, attempts: i32) -> (String, i32, String) {
    (state.to_owned(), attempts, String::new())
}

async fn after_the_pause(town: &Town) {
    sqlx::query("update graphile_worker._private_jobs set run_at = now()")
        .execute(&town.services.pool)
        .await
        .expect("the jobs are due");
}

async fn audited(town: &Town) -> Vec<String> {
    sqlx::query_scalar("select action from platform.audit_log order by at")
        .fetch_all(&town.services.pool)
        .await
        .expect("the log")
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_message_leaves_once_and_its_code_is_not_kept(pool: PgPool) {
    let carrier = LocalCarrier::open(&[TAKEN]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    let message = write(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await, state("sent", 1));

    let mut connection = town.services.pool.acquire().await.expect("a connection");
    jobs::enqueue(&mut connection, &SendText { message }, Timing::Now)
        .await
        .expect("enqueued again");
    work(&town).await;
    assert_eq!(carrier.asked().len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_event_has_one_message(pool: PgPool) {
    let carrier = LocalCarrier::open(&[TAKEN]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    write(&town).await;
    write(&town).await;
    work(&town).await;
    assert_eq!(carrier.asked().len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn two_workers_at_once_send_once(pool: PgPool) {
    let carrier = LocalCarrier::hesitating(&[TAKEN]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    let message = write(&town).await;
    let post = Post::of(&town.services.configuration).expect("the outbox");

    let first = tokio::spawn(SendText { message }.run(Work::first_try(&town.services, post.clone())));
    carrier.question_arrived().await;
    let second = SendText { message }.run(Work::first_try(&town.services, post)).await;
    assert!(second.is_err(), "the second stays in the queue, in case the first dies");
    carrier.release(1);
    first.await.expect("no panic").expect("the first sends");
    assert_eq!(carrier.asked().len(), 1);
    assert_eq!(outbox(&town).await, state("sent", 1));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_message_waits_for_a_carrier_that_is_in_trouble(pool: PgPool) {
    let carrier = LocalCarrier::open(&[(503, "later"), TAKEN]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    write(&town).await;
    work(&town).await;
    let (waiting, attempts, text) = outbox(&town).await;
    assert_eq!((waiting.as_str(), attempts), ("waiting", 1));
    assert!(text.contains("123456"), "it is still to be sent");
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await, state("sent", 2));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_carrier_that_nobody_reaches_is_tried_again(pool: PgPool) {
    // Nobody listens on the port of discarding.
    let town = town_with(pool, Sms::Orange(access(9))).await;
    write(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await.0, "waiting");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn after_five_minutes_nothing_is_sent_any_more(pool: PgPool) {
    let carrier = LocalCarrier::open(&[(503, "later"), TAKEN]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    write(&town).await;
    work(&town).await;
    town.advance(TimeDelta::minutes(5));
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(carrier.asked().len(), 1);
    assert_eq!(outbox(&town).await, state("dead", 2));
    assert_eq!(audited(&town).await, ["text_message.dead"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_number_that_is_refused_ends_the_message_and_is_noted(pool: PgPool) {
    let carrier = LocalCarrier::open(&[(400, r#"{"code": 21211}"#)]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    write(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await, state("dead", 1));
    assert_eq!(audited(&town).await, ["text_message.dead"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn after_the_last_attempt_a_message_is_given_up(pool: PgPool) {
    let carrier = LocalCarrier::open(&[(503, "later")]).await;
    let town = town_with(pool, Sms::Twilio(carrier.access())).await;
    write(&town).await;
    sqlx::query("update graphile_worker._private_jobs set attempts = max_attempts - 1")
        .execute(&town.services.pool)
        .await
        .expect("six attempts");
    work(&town).await;
    assert_eq!(outbox(&town).await, state("dead", 1));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn without_a_carrier_a_message_stays_where_it_can_be_read(pool: PgPool) {
    let town = Town::open(pool).await;
    write(&town).await;
    work(&town).await;
    let (sent, attempts, text) = outbox(&town).await;
    assert_eq!((sent.as_str(), attempts), ("sent", 1));
    assert!(text.contains("123456"));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_message_of_a_transaction_that_is_rolled_back_was_never_written(pool: PgPool) {
    let town = Town::open(pool).await;
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let message = Message {
        event_key: "x",
        account: None,
        recipient: &PhoneNumber::kept("+2250707123456".to_owned()),
        language: Language::Fr,
        kind: MessageKind::OneTimeCode { code: "123456" },
        until: town.services.clock.now(),
    };
    sms::enqueue(&mut transaction, &town.services, message)
        .await
        .expect("the message is written");
    transaction.rollback().await.expect("rolls back");
    let left: i64 = sqlx::query_scalar(
        "select (select count(*) from platform.text_messages) + (select count(*) from graphile_worker.jobs)",
    )
    .fetch_one(&town.services.pool)
    .await
    .expect("a count");
    assert_eq!(left, 0);
}
