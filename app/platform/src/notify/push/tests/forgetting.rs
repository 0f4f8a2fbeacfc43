//! What is kept of devices goes again.

use chrono::TimeDelta;
use serde_json::json;
use sqlx::PgPool;

use super::{
    device::Device,
    service::{PushService, addresses, confided, listening, outbox, tell, work},
};
use crate::{
    notify::{NoticeKind, forget_names},
    privacy::Content,
    testing::Town,
};

/// The daily round.
async fn purge(town: &Town) {
    sqlx::query("select graphile_worker.add_job(identifier => 'daily_purge', payload => '{}'::json)")
        .execute(&town.services.pool)
        .await
        .expect("enqueued");
    work(town).await;
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_device_without_a_session_goes_with_the_day(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    let ended = listening(&town, &service, &aya, &Device::number(2), "ended").await;
    purge(&town).await;
    assert_eq!(addresses(&town).await, ["ended", "phone"]);
    crate::session::sign_out(ended.session.as_ref().expect("a session"))
        .await
        .expect("signed out");
    purge(&town).await;
    assert_eq!(addresses(&town).await, ["phone"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_was_said_is_kept_for_thirty_days(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    tell(&town, &aya, "one", confided()).await;
    work(&town).await;
    town.advance(TimeDelta::days(30));
    purge(&town).await;
    assert_eq!(outbox(&town).await.len(), 1);
    town.advance(TimeDelta::seconds(1));
    purge(&town).await;
    assert!(outbox(&town).await.is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_waits_names_nobody_who_has_gone(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    let from = town.services.clock.now();
    tell(&town, &aya, "one", confided()).await;
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    forget_names(&mut connection, aya.account, &[NoticeKind::RepairWaits], (from, from))
        .await
        .expect("forgotten");
    drop(connection);
    work(&town).await;
    assert!(service.received().is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_person_takes_along_which_devices_are_on_and_not_their_addresses(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    let sheets = (crate::privacy::room().copies)(aya.context().await)
        .await
        .expect("copies");
    let told = sheets
        .iter()
        .find(|sheet| sheet.name == "notifications.json")
        .expect("what was told");
    let Content::Written(told) = &told.content else {
        panic!("what was told is written")
    };
    let told: serde_json::Value = serde_json::from_slice(told).expect("JSON");
    assert_eq!(told["devices"][0]["push_service"], json!("127.0.0.1"));
    assert_eq!(told["locked_screen_shows_words"], json!(false));
    assert!(!told.to_string().contains("phone"));
}
