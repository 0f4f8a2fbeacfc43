//! What a push service answers when it does not take a message.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use super::{
    device::Device,
    service::{PushService, addresses, after_the_pause, confided, jobs_left, listening, outbox, tell, work},
};
use crate::testing::Town;

/// A town in which something was said to Aya's phone, and answered so.
async fn answered(pool: PgPool, status: u16, header: Option<(&'static str, &'static str)>) -> (Town, PushService) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    // The queue goes by the database's clock: ahead of it, what is for later stays for later.
    town.advance(TimeDelta::days(3650));
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    tell(&town, &aya, "one", confided()).await;
    service.answers(status, header);
    work(&town).await;
    assert_eq!(service.received().len(), 1);
    (town, service)
}

fn row(state: &str, attempts: i32, words: bool) -> Vec<(String, i32, bool)> {
    vec![(state.to_owned(), attempts, words)]
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_browser_that_is_gone_is_forgotten(pool: PgPool) {
    let (town, _service) = answered(pool, 410, None).await;
    assert!(addresses(&town).await.is_empty());
    assert!(outbox(&town).await.is_empty());
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_browser_that_was_never_there_is_forgotten_too(pool: PgPool) {
    let (town, _service) = answered(pool, 404, None).await;
    assert!(addresses(&town).await.is_empty());
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_push_service_in_trouble_is_tried_again(pool: PgPool) {
    let (town, service) = answered(pool, 500, None).await;
    assert_eq!(outbox(&town).await, row("waiting", 1, true));
    assert_eq!(jobs_left(&town).await, 1);
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(service.received().len(), 2);
    assert_eq!(outbox(&town).await, row("sent", 2, false));
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_push_service_that_is_overwhelmed_is_left_alone_as_long_as_it_asks(pool: PgPool) {
    let (town, service) = answered(pool, 429, Some(("retry-after", "3600"))).await;
    assert_eq!(outbox(&town).await, row("waiting", 1, true));
    let due: DateTime<Utc> = sqlx::query_scalar("select run_at from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job");
    assert_eq!(due, town.services.clock.now() + TimeDelta::hours(1));
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(outbox(&town).await, row("sent", 2, false));
    assert_eq!(service.received().len(), 2);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn one_that_asks_for_no_time_is_left_alone_for_five_minutes(pool: PgPool) {
    let (town, _service) = answered(pool, 503, Some(("retry-after", "0"))).await;
    let due: DateTime<Utc> = sqlx::query_scalar("select run_at from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job");
    assert_eq!(due, town.services.clock.now() + TimeDelta::minutes(5));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn one_that_asks_for_more_than_the_day_has_is_not_tried_again(pool: PgPool) {
    let (town, _service) = answered(pool, 429, Some(("retry-after", "86400"))).await;
    assert_eq!(outbox(&town).await, row("dead", 1, false));
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn after_a_day_it_is_given_up(pool: PgPool) {
    let (town, service) = answered(pool, 500, None).await;
    town.advance(TimeDelta::days(1) - TimeDelta::seconds(1));
    service.answers(500, None);
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(service.received().len(), 2);
    assert_eq!(service.received()[1].header("ttl"), "1");
    town.advance(TimeDelta::seconds(1));
    after_the_pause(&town).await;
    work(&town).await;
    assert_eq!(service.received().len(), 2, "it is not said any more");
    assert_eq!(outbox(&town).await, row("dead", 3, false));
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_message_that_is_refused_is_not_sent_again_and_the_device_stays_on(pool: PgPool) {
    let (town, _service) = answered(pool, 403, None).await;
    assert_eq!(outbox(&town).await, row("dead", 1, false));
    assert_eq!(addresses(&town).await, ["phone"]);
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_answer_that_leads_elsewhere_is_not_followed(pool: PgPool) {
    let (town, service) = answered(pool, 307, Some(("location", "/inside"))).await;
    assert_eq!(service.received().len(), 1);
    assert_eq!(outbox(&town).await, row("dead", 1, false));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_push_service_that_is_not_reached_is_tried_again_and_its_address_is_not_noted(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    // Port 1 (tcpmux): nobody listens there.
    sqlx::query("update platform.push_subscriptions set endpoint = 'http://127.0.0.1:1/phone'")
        .execute(&town.services.pool)
        .await
        .expect("another address");
    tell(&town, &aya, "one", confided()).await;
    work(&town).await;
    assert_eq!(outbox(&town).await, row("waiting", 1, true));
    let cause: String = sqlx::query_scalar("select last_error from platform.pushes")
        .fetch_one(&town.services.pool)
        .await
        .expect("a cause");
    assert!(!cause.contains("phone"), "{cause}");
}
