//! Who hears what, and when.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use super::{
    device::Device,
    service::{PushService, confided, listening, outbox, tell, work},
};
use crate::{
    notify::Event,
    testing::{Resident, Town},
};

async fn prefer(town: &Town, resident: &Resident, kind: &str, enabled: bool) {
    sqlx::query(
        "insert into platform.notification_preferences (account_id, kind, channel, enabled) values ($1, $2, 'push', $3)",
    )
    .bind(resident.account)
    .bind(kind)
    .bind(enabled)
    .execute(&town.services.pool)
    .await
    .expect("a preference");
}

async fn due(town: &Town) -> DateTime<Utc> {
    sqlx::query_scalar("select run_at from graphile_worker.jobs where task_identifier = 'send_push'")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job")
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_kind_that_somebody_switched_off_is_not_said_and_one_that_they_switched_on_is(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    prefer(&town, &aya, "repair_waits", false).await;
    tell(&town, &aya, "one", confided()).await;
    tell(&town, &aya, "two", Event::PairingUndone {}).await;
    assert!(
        outbox(&town).await.is_empty(),
        "by default an undone pairing waits in the app"
    );
    prefer(&town, &aya, "pairing_undone", true).await;
    tell(&town, &aya, "three", Event::PairingUndone {}).await;
    assert_eq!(outbox(&town).await.len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn quiet_hours_hold_devices_back_until_morning_in_the_persons_zone(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    // 18:42 in Tiassalé is 03:42 the next day in Seoul.
    let mina = town.resident_of("Mina", "Asia/Seoul").await;
    listening(&town, &service, &mina, &Device::number(1), "phone").await;
    sqlx::query("insert into platform.quiet_hours (account_id, starts_at, ends_at) values ($1, '22:00', '07:00')")
        .bind(mina.account)
        .execute(&town.services.pool)
        .await
        .expect("quiet hours");
    tell(&town, &mina, "one", Event::PauseOver {}).await;
    let morning: DateTime<Utc> = "2026-11-20T22:00:00Z".parse().expect("7 o’clock in Seoul");
    assert_eq!(due(&town).await, morning);
    let worth_saying: DateTime<Utc> = sqlx::query_scalar("select gives_up_at from platform.pushes")
        .fetch_one(&town.services.pool)
        .await
        .expect("a moment");
    assert_eq!(worth_saying, morning + chrono::TimeDelta::days(1));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn security_is_said_whatever_one_prefers_and_at_any_hour(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let mina = town.resident_of("Mina", "Asia/Seoul").await;
    listening(&town, &service, &mina, &Device::number(1), "phone").await;
    sqlx::query("insert into platform.quiet_hours (account_id, starts_at, ends_at) values ($1, '22:00', '07:00')")
        .bind(mina.account)
        .execute(&town.services.pool)
        .await
        .expect("quiet hours");
    prefer(&town, &mina, "password_changed", false).await;
    tell(&town, &mina, "one", Event::PasswordChanged {}).await;
    work(&town).await;
    assert_eq!(service.received().len(), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_is_rolled_back_is_not_said(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let notice = crate::notify::Notice {
        account: aya.account,
        event_key: "one",
        event: confided(),
    };
    crate::notify::notify(&mut transaction, &town.services, notice)
        .await
        .expect("told");
    transaction.rollback().await.expect("rolls back");
    work(&town).await;
    assert!(service.received().is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn devices_say_at_once_what_letters_gather(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    listening(&town, &service, &aya, &Device::number(1), "phone").await;
    sqlx::query("insert into platform.mail_rhythms values ($1, 'daily')")
        .bind(aya.account)
        .execute(&town.services.pool)
        .await
        .expect("a rhythm");
    tell(&town, &aya, "one", confided()).await;
    assert_eq!(outbox(&town).await.len(), 1);
}
