use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Resident};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{asks, replies};
use crate::{
    pairing::{Keepsake, leave, purge_ended},
    questions::copies,
    story::{Two, as_partner, count},
};

async fn copy_of(resident: &Resident) -> Value {
    let context = resident.context().await;
    let keepsake = Keepsake::all_of(&context).await.unwrap().remove(0);
    serde_json::to_value(copies(&context, &keepsake).await.unwrap()).unwrap()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_what_each_may_read(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    replies(&two.kofi, id, "answered", "Dormir.").await.unwrap();
    let answer = |text: Value, day: Value| json!({ "status": "answered", "day": day, "text": text });
    let day = || json!("2026-11-20");
    assert_eq!(
        copy_of(&two.aya).await,
        json!([{
            "day": "2026-11-20", "mine": true, "theme": "Rêves et projets", "text": "Et demain ?",
            "reveal_together": true, "my_answer": null, "my_former_answers": [],
            "their_answer": answer(Value::Null, Value::Null),
        }])
    );
    let kofis = copy_of(&two.kofi).await;
    assert_eq!(kofis[0]["my_answer"], answer(json!("Dormir."), day()));
    assert_eq!(kofis[0]["my_former_answers"], json!([answer(json!("Pêcher."), day())]));
    assert_eq!(kofis[0]["mine"], false);
    replies(&two.aya, id, "answered", "Lire.").await.unwrap();
    assert_eq!(
        copy_of(&two.aya).await[0]["their_answer"],
        answer(json!("Dormir."), day())
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_keep_their_copy_for_thirty_days_and_then_nothing_is_left(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    replies(&two.kofi, id, "answered", "Dormir.").await.unwrap();
    let before = copy_of(&two.aya).await;
    let (context, aya) = as_partner(&two.aya).await;
    leave(&context, &aya, "QUITTER").await.unwrap();
    assert_eq!(copy_of(&two.aya).await, before);
    two.town.advance(TimeDelta::days(30));
    purge_ended(&pool, two.town.services.clock.now()).await.unwrap();
    for table in [
        "select count(*) from couple.questions",
        "select count(*) from couple.answers",
        "select count(*) from couple.answer_revisions",
    ] {
        assert_eq!(count(&pool, table).await, 0, "{table}");
    }
}
