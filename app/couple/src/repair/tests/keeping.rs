use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Resident};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{accepts, does, drafts, sent, understood};
use crate::{
    pairing::{copy_for, leave, purge_ended},
    story::{Two, as_partner, count},
};

async fn repairs_of(resident: &Resident) -> Value {
    let copy = copy_for(&resident.context().await).await.unwrap();
    serde_json::to_value(copy).unwrap()["couples"][0]["repairs"].clone()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_the_whole_exchange_for_both_also_after_leaving_until_all_is_deleted(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = understood(&two).await;
    accepts(&two.kofi, repair).await.unwrap();
    let exchange = json!([{
        "mine": false, "stage": "agreed", "sent_on": "2026-11-20", "ended_on": "2026-11-20",
        "fact": "mon fact", "interpretation": "mon interpretation", "feeling": "mon feeling",
        "need": "mon need", "proposal": "mon proposal", "agreement": "mon proposal",
        "moves": [
            { "mine": false, "move": "send", "words": "" },
            { "mine": true, "move": "understand", "words": "tu as attendu" },
            { "mine": false, "move": "confirm", "words": "" },
            { "mine": true, "move": "accept", "words": "" },
        ],
    }]);
    assert_eq!(repairs_of(&two.kofi).await, exchange);
    let (context, aya) = as_partner(&two.aya).await;
    leave(&context, &aya, "QUITTER").await.unwrap();
    assert_eq!(repairs_of(&two.kofi).await, exchange);
    assert_eq!(repairs_of(&two.aya).await[0]["mine"], true);

    two.town.advance(TimeDelta::days(30));
    purge_ended(&pool, two.town.services.clock.now()).await.unwrap();
    for query in [
        "select count(*) from couple.repairs",
        "select count(*) from couple.repair_turns",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_draft_and_what_was_set_aside_are_in_the_authors_copy_alone(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = sent(&two).await;
    does(&two.aya, repair, "set_aside", "").await.unwrap();
    two.town.advance(TimeDelta::minutes(1));
    drafts(&two.aya).await;
    assert_eq!(repairs_of(&two.kofi).await, json!([]));
    let own = repairs_of(&two.aya).await;
    let stages: Vec<_> = own.as_array().unwrap().iter().map(|repair| &repair["stage"]).collect();
    assert_eq!(stages, ["draft", "set_aside"]);
}
