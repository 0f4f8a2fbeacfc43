use chrono::TimeDelta;
use platform::{database::MIGRATOR, notify::Event};
use sqlx::PgPool;

use super::asks;
use crate::{
    pause::{come_back, is_quiet},
    story::{Two, as_partner, count},
    telling::tell_other,
};

const RUNG: &str = "select count(*) from platform.notifications where kind = 'repair_waits'";
const WRITTEN: &str = "select count(*) from platform.mails where event_key like '%test:%'";

/// Aya does something that Kofi would be told of.
async fn happens(two: &Two, key: &str) {
    let (context, aya) = as_partner(&two.aya).await;
    let mut transaction = context.begin().await.unwrap();
    let event = Event::RepairWaits { name: "Aya".to_owned() };
    tell_other(&mut transaction, &context, &aya, &format!("test:{key}"), event)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn while_a_pause_runs_nothing_rings_and_no_letter_is_written(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    happens(&two, "before").await;
    assert_eq!((count(&pool, RUNG).await, count(&pool, WRITTEN).await), (1, 1));
    asks(&two.kofi, 20).await.unwrap();
    happens(&two, "meanwhile").await;
    assert_eq!((count(&pool, RUNG).await, count(&pool, WRITTEN).await), (1, 1));
    two.town.advance(TimeDelta::minutes(20));
    happens(&two, "afterwards").await;
    assert_eq!((count(&pool, RUNG).await, count(&pool, WRITTEN).await), (2, 2));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn coming_back_earlier_ends_the_quiet(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.kofi, 60).await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    come_back(&context, &kofi).await.unwrap();
    happens(&two, "afterwards").await;
    assert_eq!(count(&pool, RUNG).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_quiet_is_that_of_one_couple(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let others = two.neighbours().await;
    asks(&others.aya, 60).await.unwrap();
    let now = two.town.services.clock.now();
    let mut connection = pool.acquire().await.unwrap();
    let (ours, theirs) = (
        as_partner(&two.aya).await.1.couple(),
        as_partner(&others.aya).await.1.couple(),
    );
    assert!(!is_quiet(&mut connection, ours, now).await.unwrap());
    assert!(is_quiet(&mut connection, theirs, now).await.unwrap());
    let end = now + TimeDelta::minutes(60);
    assert!(!is_quiet(&mut connection, theirs, end).await.unwrap());
}
