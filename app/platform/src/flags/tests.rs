//! What operators decide arrives, and what is kept is forgotten when it changes.

use sqlx::PgPool;

use super::Flag;
use crate::testing::Town;

async fn decided(pool: &PgPool, audience: &str) {
    sqlx::query(
        "insert into platform.flag_overrides (flag, audience, decided_at) values ('install_offer', $1, now())
         on conflict (flag) do update set audience = excluded.audience",
    )
    .bind(audience)
    .execute(pool)
    .await
    .expect("a decision");
}

async fn is_on(town: &Town) -> bool {
    let flags = &town.services.flags;
    let on = flags.flags_of(&town.services.pool, None).await.expect("flags");
    on.is_on(Flag::InstallOffer)
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_flag_is_as_the_code_says_until_somebody_decides(pool: PgPool) {
    let town = Town::open(pool).await;
    assert_eq!(is_on(&town).await, Flag::InstallOffer.by_default());
    decided(&town.services.pool, "nobody").await;
    assert!(!is_on(&town).await);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn some_are_named_and_nobody_else_is_meant(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, kofi) = (town.resident("Aya").await, town.resident("Kofi").await);
    decided(&town.services.pool, "some").await;
    sqlx::query("insert into platform.flag_accounts values ('install_offer', $1)")
        .bind(aya.account)
        .execute(&town.services.pool)
        .await
        .expect("named");
    for (account, expected) in [(Some(aya.account), true), (Some(kofi.account), false), (None, false)] {
        let flags = town.services.flags.flags_of(&town.services.pool, account).await;
        assert_eq!(flags.expect("flags").is_on(Flag::InstallOffer), expected, "{account:?}");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_process_that_listens_hears_of_every_decision(pool: PgPool) {
    let town = Town::open(pool).await;
    let listening = tokio::spawn(town.services.flags.clone().listen(town.services.pool.clone()));
    for (audience, expected) in [("nobody", false), ("all", true), ("nobody", false)] {
        decided(&town.services.pool, audience).await;
        while is_on(&town).await != expected {
            tokio::task::yield_now().await;
        }
    }
    listening.abort();
}
