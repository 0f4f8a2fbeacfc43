use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
    testing::Town,
};
use sqlx::PgPool;

use super::code;
use crate::{
    capability::{Founder, Seat},
    pairing::renew,
    story::{Two, as_partner, code_of, count, founds, tries},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_joins_and_who_invited_are_partners(pool: PgPool) {
    let two = Two::together(pool).await;
    let (_, aya) = as_partner(&two.aya).await;
    let (_, kofi) = as_partner(&two.kofi).await;
    assert_eq!(
        (aya.couple(), aya.seat(), aya.other().name.as_str()),
        (kofi.couple(), Seat::First, "Kofi")
    );
    assert_eq!((kofi.seat(), kofi.other().name.as_str()), (Seat::Second, "Aya"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn joining_names_who_invited(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    let invite = founds(&aya).await;
    let typed = format!(" {} {}", &invite[..3], &invite[3..]);
    assert_eq!(tries(&kofi, &typed).await.unwrap(), "Aya");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn of_fifty_who_join_at_once_one_gets_in(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await;
    let invite = founds(&aya).await;
    let mut attempts = Vec::new();
    for _ in 0..50 {
        let resident = town.resident("Somebody").await;
        let invite = invite.clone();
        attempts.push(tokio::spawn(async move { tries(&resident, &invite).await }));
    }
    let (mut joined, mut refused) = (0, 0);
    for attempt in attempts {
        match attempt.await.unwrap() {
            Ok(_) => joined += 1,
            Err(error) => {
                assert_eq!(error.code, "invite_used");
                refused += 1;
            }
        }
    }
    assert_eq!((joined, refused), (1, 49));
    assert_eq!(count(&pool, "select count(*) from couple.partners").await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_tries_two_codes_at_once_joins_one_couple(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let kofi = town.resident("Kofi").await;
    let mut attempts = Vec::new();
    for name in ["Aya", "Awa", "Adjoua", "Akissi"] {
        let invite = founds(&town.resident(name).await).await;
        let kofi = kofi.clone();
        attempts.push(tokio::spawn(async move { tries(&kofi, &invite).await }));
    }
    let mut joined = 0;
    for attempt in attempts {
        match attempt.await.unwrap() {
            Ok(_) => joined += 1,
            Err(error) => assert_eq!(error.code, "already_in_couple"),
        }
    }
    assert_eq!(joined, 1);
    assert_eq!(
        count(
            &pool,
            "select count(*) from couple.couples where completed_at is not null"
        )
        .await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_code_that_no_couple_has_is_unknown(pool: PgPool) {
    let town = Town::open(pool).await;
    let kofi = town.resident("Kofi").await;
    let error = tries(&kofi, "000000").await.unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str()),
        (ErrorKind::Refused, "invite_unknown")
    );
    assert_eq!(error.fields[0].field, "code");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_second_join_with_the_same_code_is_refused(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi, yao) = (
        town.resident("Aya").await,
        town.resident("Kofi").await,
        town.resident("Yao").await,
    );
    let invite = founds(&aya).await;
    tries(&kofi, &invite).await.unwrap();
    assert_eq!(code(tries(&yao, &invite).await), "invite_used");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn ones_own_code_is_refused_as_such(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let invite = founds(&aya).await;
    assert_eq!(code(tries(&aya, &invite).await), "invite_own");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_is_in_a_couple_learns_nothing_of_other_codes(pool: PgPool) {
    let two = Two::together(pool).await;
    let invite = founds(&two.town.resident("Awa").await).await;
    let unknown = if invite == "000000" { "000001" } else { "000000" };
    assert_eq!(code(tries(&two.kofi, &invite).await), "already_in_couple");
    assert_eq!(code(tries(&two.kofi, unknown).await), "already_in_couple");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_replaced_code_of_a_complete_couple_says_that_it_is_complete(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi, yao) = (
        town.resident("Aya").await,
        town.resident("Kofi").await,
        town.resident("Yao").await,
    );
    let former = founds(&aya).await;
    let context = aya.context().await;
    renew(&context, &Founder::of(&context).await.unwrap()).await.unwrap();
    tries(&kofi, &code_of(&aya).await).await.unwrap();
    assert_eq!(code(tries(&yao, &former).await), "couple_complete");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_no_code_is_refused_and_not_counted_as_a_try(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let kofi = town.resident("Kofi").await;
    for typed in ["", "12345", "1234567", "abcdef", "12345a"] {
        let error = tries(&kofi, typed).await.unwrap_err();
        assert_eq!(
            (error.kind, error.code.as_str()),
            (ErrorKind::Invalid, "code_malformed")
        );
    }
    assert_eq!(count(&pool, "select count(*) from platform.rate_limits").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_screen_of_who_waits_hears_that_the_other_came(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    let invite = founds(&aya).await;
    let hears = audiences(&pool, &aya.member().await).await.unwrap();
    let now = town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    tries(&kofi, &invite).await.unwrap();
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["couple"].len(), 1);
    let hears = audiences(&pool, &kofi.member().await).await.unwrap();
    assert_eq!(hears.len(), 2, "who came hears the couple too");
}
