use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;
use uuid::Uuid;

use super::{asks, code, sees};
use crate::{
    pairing::leave,
    pause::{api::finish, come_back},
    story::{Two, as_partner, count},
};

const TOLD: &str = "select count(*) from platform.notifications where kind = 'pause_over'";

async fn the_pause(pool: &PgPool) -> Uuid {
    sqlx::query_scalar("select id from couple.pauses order by began_at desc limit 1")
        .fetch_one(pool)
        .await
        .unwrap()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_job_waits_for_the_time_of_return(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let until = asks(&two.aya, 60).await.unwrap();
    let (kind, due): (String, DateTime<Utc>) =
        sqlx::query_as("select task_identifier, run_at from graphile_worker.jobs where task_identifier = 'end_pause'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!((kind.as_str(), due), ("end_pause", until));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn at_its_time_both_are_told_once_and_their_screens_change(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 60).await.unwrap();
    two.town.advance(TimeDelta::hours(1));
    let hears = audiences(&pool, &two.kofi.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    let pause = the_pause(&pool).await;
    for _ in 0..2 {
        finish(&two.town.services, pause).await.unwrap();
    }
    assert_eq!(count(&pool, TOLD).await, 2);
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["pause"].len(), 1);
    assert!(sees(&two.aya).await.is_none());
    assert_eq!(
        count(&pool, "select count(*) from couple.pauses where ended_at = until").await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_asked_comes_back_earlier_and_the_other_is_told_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 60).await.unwrap();
    two.town.advance(TimeDelta::minutes(5));
    let (context, aya) = as_partner(&two.aya).await;
    come_back(&context, &aya).await.unwrap();
    assert!(sees(&two.kofi).await.is_none());
    two.town.advance(TimeDelta::minutes(55));
    finish(&two.town.services, the_pause(&pool).await).await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 1, "the job finds nothing left to do");
    let told: Uuid = sqlx::query_scalar("select account_id from platform.notifications where kind = 'pause_over'")
        .fetch_one(&pool)
        .await
        .unwrap();
    assert_eq!(told, two.kofi.account.0);
    assert_eq!(
        count(&pool, "select count(*) from couple.pauses where ended_at < until").await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn only_who_asked_ends_a_pause_and_only_while_it_runs(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(come_back(&context, &aya).await), "pause_not_yours");
    asks(&two.aya, 20).await.unwrap();
    let (kofis, kofi) = as_partner(&two.kofi).await;
    let error = come_back(&kofis, &kofi).await.unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str()),
        (ErrorKind::Refused, "pause_not_yours")
    );
    assert!(sees(&two.kofi).await.is_some());
    two.town.advance(TimeDelta::minutes(20));
    assert_eq!(code(come_back(&context, &aya).await), "pause_not_yours");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_end_of_a_former_pause_does_not_touch_the_next(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 20).await.unwrap();
    let former = the_pause(&pool).await;
    two.town.advance(TimeDelta::minutes(20));
    asks(&two.kofi, 20).await.unwrap();
    finish(&two.town.services, former).await.unwrap();
    assert!(sees(&two.aya).await.is_some());
    assert_eq!(count(&pool, TOLD).await, 0, "it is quiet again");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn leaving_waits_for_no_pause_and_nothing_is_said_of_it_afterwards(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 60).await.unwrap();
    let pause = the_pause(&pool).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert_eq!(
        count(
            &pool,
            "select count(*) from platform.notifications where kind = 'partner_left'"
        )
        .await,
        1
    );
    two.town.advance(TimeDelta::hours(1));
    finish(&two.town.services, pause).await.unwrap();
    assert_eq!(count(&pool, TOLD).await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_end_of_what_is_deleted_is_no_trouble(pool: PgPool) {
    let two = Two::together(pool).await;
    finish(&two.town.services, Uuid::nil()).await.unwrap();
}
