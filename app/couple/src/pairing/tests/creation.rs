use platform::{database::MIGRATOR, testing::Town};
use sqlx::PgPool;

use super::code;
use crate::{
    capability::{Founder, Partner, Standing},
    pairing::{create, withdraw},
    story::{Two, count, founds, tries},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_no_couple_stands_alone_and_who_creates_one_waits(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    assert!(matches!(
        Standing::of(&aya.context().await).await.unwrap(),
        Standing::Alone(_)
    ));
    founds(&aya).await;
    assert!(matches!(
        Standing::of(&aya.context().await).await.unwrap(),
        Standing::Waiting(_)
    ));
    assert_eq!(code(Partner::of(&aya.context().await).await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_who_is_not_signed_in_stands_anywhere(pool: PgPool) {
    let town = Town::open(pool).await;
    assert_eq!(code(Standing::of(&town.visitor()).await), "sign_in_required");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_account_has_one_couple(pool: PgPool) {
    let two = Two::together(pool).await;
    for resident in [&two.aya, &two.kofi] {
        let context = resident.context().await;
        assert_eq!(
            code(create(&context, &context.member().unwrap()).await),
            "already_in_couple"
        );
    }
    assert_eq!(count(two.pool(), "select count(*) from couple.couples").await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn pressing_twice_at_once_creates_one_couple(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await;
    let presses: Vec<_> = (0..8)
        .map(|_| {
            let aya = aya.clone();
            tokio::spawn(async move {
                let context = aya.context().await;
                create(&context, &context.member().unwrap()).await.is_ok()
            })
        })
        .collect();
    let mut created = 0;
    for press in presses {
        created += i32::from(press.await.unwrap());
    }
    assert_eq!(created, 1);
    assert_eq!(count(&pool, "select count(*) from couple.couples").await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn giving_up_a_couple_that_waits_leaves_nothing(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    let invite = founds(&aya).await;
    let context = aya.context().await;
    withdraw(&context, &Founder::of(&context).await.unwrap()).await.unwrap();
    for query in [
        "select count(*) from couple.couples",
        "select count(*) from couple.partners",
        "select count(*) from couple.invites",
        "select count(*) from platform.audience_members",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
    assert_eq!(code(tries(&kofi, &invite).await), "invite_unknown");
    founds(&aya).await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_couple_that_somebody_joined_meanwhile_is_not_given_up(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    let invite = founds(&aya).await;
    let context = aya.context().await;
    let founder = Founder::of(&context).await.unwrap();
    tries(&kofi, &invite).await.unwrap();
    assert_eq!(code(withdraw(&context, &founder).await), "couple_complete");
}
