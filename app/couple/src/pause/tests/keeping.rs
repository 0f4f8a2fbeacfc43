use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Resident};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{asks, code};
use crate::{
    pairing::{copy_for, leave, purge_ended, undo},
    story::{Two, as_partner, count},
};

async fn pauses_of(resident: &Resident) -> Value {
    let copy = copy_for(&resident.context().await).await.unwrap();
    serde_json::to_value(copy).unwrap()["couples"][0]["pauses"].clone()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_every_pause_also_after_leaving_until_all_is_deleted(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 60).await.unwrap();
    let pause = json!([{
        "mine": false, "word": "Je marche un peu.", "began_at": "2026-11-20T18:42:00Z",
        "until": "2026-11-20T19:42:00Z", "ended_at": null
    }]);
    assert_eq!(pauses_of(&two.kofi).await, pause);
    let (context, aya) = as_partner(&two.aya).await;
    leave(&context, &aya, "QUITTER").await.unwrap();
    assert_eq!(pauses_of(&two.kofi).await, pause);
    assert_eq!(pauses_of(&two.aya).await[0]["mine"], true);
    two.town.advance(TimeDelta::days(30));
    purge_ended(&pool, two.town.services.clock.now()).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.pauses").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_pause_counts_as_shared_and_the_others_goes_with_them(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.kofi, 20).await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.pauses").await, 0);

    let two = two.neighbours().await;
    asks(&two.aya, 20).await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(undo(&context, &aya).await), "undo_shared");
}
