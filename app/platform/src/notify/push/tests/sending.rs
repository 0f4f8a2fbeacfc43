//! What is said reaches every browser that was turned on, once, and nobody else can read it.

use chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;

use super::{
    device::{Device, claims},
    service::{PushService, addresses, browser_of, confided, jobs_left, listening, outbox, tell, turn_on, work},
};
use crate::{
    jobs::{self, Timing},
    notify::{Event, push::SendPush},
    testing::Town,
};

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_message_arrives_encrypted_for_the_browser_and_signed_by_us(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let device = Device::number(1);
    listening(&town, &service, &aya, &device, "phone").await;
    tell(&town, &aya, "password", Event::PasswordChanged {}).await;
    work(&town).await;

    let received = service.received();
    assert_eq!(received.len(), 1);
    let message = &received[0];
    assert_eq!(message.path, "/phone");
    assert_eq!(
        device.read(&message.body),
        json!({
            "title": "Votre mot de passe a changé",
            "body": "Si ce n’était pas vous, choisissez-en un autre tout de suite.",
            "page": "/account/security",
            "lang": "fr",
            "tag": "password_changed",
            "unread": 1,
        })
    );
    assert_eq!(message.header("content-encoding"), "aes128gcm");
    assert_eq!(message.header("ttl"), "86400");
    assert_eq!(message.header("urgency"), "high");
    assert_eq!(message.header("topic").len(), 32);

    let (key, claims) = claims(message.header("authorization"));
    let vapid = town.services.configuration.vapid.as_ref().expect("a key");
    assert_eq!(key, vapid.public_key());
    let half_a_day = (town.services.clock.now() + TimeDelta::hours(12)).timestamp();
    assert_eq!(
        claims,
        json!({
            "aud": format!("http://127.0.0.1:{}", service.port),
            "exp": half_a_day,
            "sub": "mailto:bonjour@parvis.test",
        })
    );
    assert_eq!(outbox(&town).await, [("sent".to_owned(), 1, false)]);
    assert_eq!(jobs_left(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_is_of_a_couple_is_not_told_to_a_locked_screen_unless_one_wants(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let device = Device::number(1);
    listening(&town, &service, &aya, &device, "phone").await;
    tell(&town, &aya, "one", confided()).await;
    work(&town).await;
    let discreet = device.read(&service.received()[0].body);
    assert_eq!(
        (&discreet["title"], &discreet["body"]),
        (&json!("Du nouveau sur Parvis"), &json!("Ouvrez pour lire."))
    );
    assert_eq!(discreet["page"], "/couple/repair");
    assert!(!discreet.to_string().contains("Moussa"));
    assert_eq!(service.received()[0].header("urgency"), "normal");

    sqlx::query("insert into platform.push_preferences (account_id, shows_words) values ($1, true)")
        .bind(aya.account)
        .execute(&town.services.pool)
        .await
        .expect("a preference");
    tell(&town, &aya, "two", confided()).await;
    work(&town).await;
    let plain = device.read(&service.received()[1].body);
    assert_eq!(plain["title"], "Moussa vous a confié quelque chose");
    assert_eq!(plain["unread"], 2);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn each_browser_hears_an_event_once(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    listening(&town, &service, &aya, &Device::number(2), "laptop").await;
    listening(&town, &service, &moussa, &Device::number(3), "other").await;
    // Without the bell nothing but the outbox knows that it was told before.
    sqlx::query(
        "insert into platform.notification_preferences (account_id, kind, channel, enabled)
         values ($1, 'repair_waits', 'bell', false)",
    )
    .bind(aya.account)
    .execute(&town.services.pool)
    .await
    .expect("a preference");
    for _ in 0..2 {
        tell(&town, &aya, "one", confided()).await;
        work(&town).await;
    }
    let mut paths: Vec<_> = service.received().into_iter().map(|message| message.path).collect();
    paths.sort();
    assert_eq!(paths, ["/laptop", "/phone"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_job_that_runs_twice_says_it_once(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    tell(&town, &aya, "one", confided()).await;
    let push = sqlx::query_scalar("select id from platform.pushes")
        .fetch_one(&town.services.pool)
        .await
        .expect("one");
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    jobs::enqueue(&mut connection, &SendPush { push }, Timing::Now)
        .await
        .expect("enqueued again");
    drop(connection);
    work(&town).await;
    work(&town).await;
    assert_eq!(service.received().len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn who_has_signed_out_hears_nothing_neither_new_nor_what_waited(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    tell(&town, &aya, "one", confided()).await;
    sqlx::query("delete from platform.sessions")
        .execute(&town.services.pool)
        .await
        .expect("the session ends");
    work(&town).await;
    assert_eq!(outbox(&town).await, [("dead".to_owned(), 1, false)]);
    tell(&town, &aya, "two", confided()).await;
    work(&town).await;
    assert!(service.received().is_empty());
    assert_eq!(outbox(&town).await.len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_session_that_changes_its_id_is_still_listening(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let browser = listening(&town, &service, &aya, &Device::number(1), "phone").await;
    let session = browser.session.as_ref().expect("a session");
    crate::session::renew(session).await.expect("another id");
    session.save().await.expect("saved");
    tell(&town, &aya, "one", confided()).await;
    work(&town).await;
    assert_eq!(service.received().len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn with_another_key_of_ours_a_device_is_off_until_it_is_turned_on_anew(pool: PgPool) {
    let (mut town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    tell(&town, &aya, "one", confided()).await;
    super::subscribing::another_key(&mut town);
    work(&town).await;
    assert_eq!(outbox(&town).await, [("dead".to_owned(), 1, false)]);
    tell(&town, &aya, "two", confided()).await;
    work(&town).await;
    assert!(service.received().is_empty());

    // The resident of before stands on the services of before.
    let browser = browser_of(&town, &aya).await;
    let browser = crate::context::RequestContext {
        services: town.services.clone(),
        ..browser
    };
    turn_on(&town, &browser, &Device::number(2), &service.endpoint("anew"))
        .await
        .expect("it is turned on");
    tell(&town, &aya, "three", confided()).await;
    work(&town).await;
    assert_eq!(service.received().len(), 1);
    assert_eq!(addresses(&town).await, ["anew", "phone"]);
}
