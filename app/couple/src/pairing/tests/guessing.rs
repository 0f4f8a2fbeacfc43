use std::{
    net::IpAddr,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::ErrorKind, testing::Town};
use sqlx::PgPool;

use super::code;
use crate::{
    pairing::{
        api::{EVERYBODY, WRONG_TRIES, delay},
        join,
    },
    story::{count, founds, tries},
};

const ALARMS: &str = "select count(*) from platform.audit_log where action = 'couple.join.guessing'";

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_address_has_five_tries_a_minute(pool: PgPool) {
    let town = Town::open(pool).await;
    let address: IpAddr = [192, 0, 2, 7].into();
    for _ in 0..5 {
        let mut context = town.resident("Yao").await.context().await;
        context.ip = address;
        assert_eq!(
            code(join(&context, &context.member().unwrap(), "000000").await),
            "invite_unknown"
        );
    }
    let invite = founds(&town.resident("Aya").await).await;
    let mut context = town.resident("Kofi").await.context().await;
    context.ip = address;
    let member = context.member().unwrap();
    let error = join(&context, &member, &invite).await.unwrap_err();
    assert_eq!((error.kind, error.retry_after), (ErrorKind::TooManyRequests, Some(60)));
    town.advance(TimeDelta::seconds(60));
    join(&context, &member, &invite).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_account_has_ten_tries_an_hour_from_wherever(pool: PgPool) {
    let town = Town::open(pool).await;
    let kofi = town.resident("Kofi").await;
    for _ in 0..10 {
        assert_eq!(code(tries(&kofi, "000000").await), "invite_unknown");
    }
    let invite = founds(&town.resident("Aya").await).await;
    let error = tries(&kofi, &invite).await.unwrap_err();
    assert_eq!((error.kind, error.status()), (ErrorKind::TooManyRequests, 429));
    assert!(
        error
            .retry_after
            .is_some_and(|seconds| (3_600..=3_601).contains(&seconds))
    );
    town.advance(TimeDelta::hours(1));
    tries(&kofi, &invite).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn beyond_five_hundred_wrong_tries_every_join_is_slowed_and_the_operators_are_told_once(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let visitor = town.visitor();
    WRONG_TRIES.take_many(&visitor, EVERYBODY, 499).await.unwrap();
    let kofi = town.resident("Kofi").await;

    assert_eq!(code(tries(&kofi, "000000").await), "invite_unknown");
    assert_eq!(
        (delay(&visitor).await.unwrap(), count(&pool, ALARMS).await),
        (Duration::ZERO, 0),
        "at five hundred"
    );

    assert_eq!(code(tries(&kofi, "000000").await), "invite_unknown");
    assert_eq!(
        (delay(&visitor).await.unwrap(), count(&pool, ALARMS).await),
        (Duration::from_secs(2), 1),
        "beyond it"
    );

    let began = Instant::now();
    assert_eq!(code(tries(&kofi, "000000").await), "invite_unknown");
    assert!(began.elapsed() >= Duration::from_secs(2));
    assert_eq!(count(&pool, ALARMS).await, 1, "told once");

    town.advance(TimeDelta::hours(1));
    assert_eq!(
        delay(&visitor).await.unwrap(),
        Duration::ZERO,
        "an hour later all is quick again"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_right_code_is_no_wrong_try(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let invite = founds(&aya).await;
    assert_eq!(code(tries(&aya, &invite).await), "invite_own");
    tries(&town.resident("Kofi").await, &invite).await.unwrap();
    assert_eq!(WRONG_TRIES.used(&town.visitor(), EVERYBODY).await.unwrap(), 0);
}
