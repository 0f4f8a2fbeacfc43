//! Whose goals they are: nobody else's, not after leaving, gone when the couple is deleted.

use chrono::TimeDelta;
use platform::database::MIGRATOR;
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{SentGoal, adds, code, sees, sends, sent, sets};
use crate::{
    capability::Partner,
    goals::api,
    pairing::{copy_for, leave, may_undo, purge_ended, undo},
    story::{Two, as_partner, count, founds, tries},
};

async fn copied(resident: &platform::testing::Resident) -> Value {
    let copy = copy_for(&resident.context().await).await.unwrap();
    serde_json::to_value(copy).unwrap()["couples"][0]["goals"].clone()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn another_couple_finds_nothing_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let action = adds(&two.aya, &goal, "Compter l’argent").await;
    let (awa, issa) = (two.town.resident("Awa").await, two.town.resident("Issa").await);
    let invite = founds(&awa).await;
    tries(&issa, &invite).await.unwrap();
    let (context, awa) = as_partner(&awa).await;
    assert_eq!(code(api::goal(&context, &awa, &goal).await), "not_found");
    assert_eq!(
        code(api::edit(&context, &awa, &goal, &sent("Autre")).await),
        "not_found"
    );
    assert_eq!(code(api::move_goal(&context, &awa, &goal, "done").await), "not_found");
    assert_eq!(code(api::delete(&context, &awa, &goal).await), "not_found");
    assert_eq!(code(api::add(&context, &awa, &goal, "x", "").await), "not_found");
    assert_eq!(code(api::tick(&context, &awa, &action, true).await), "not_found");
    assert_eq!(code(api::edit_action(&context, &awa, &action, "x").await), "not_found");
    assert_eq!(code(api::move_action(&context, &awa, &action, "").await), "not_found");
    assert_eq!(code(api::remove(&context, &awa, &action).await), "not_found");
    assert!(
        api::goals(&context, &awa, ["all", "", ""])
            .await
            .unwrap()
            .list
            .is_empty()
    );
    let shown = sees(&two.kofi, &goal).await.unwrap();
    assert_eq!((shown.title.as_str(), shown.actions[0].done), ("Voir la mer", false));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_under_way_when_the_other_left_is_refused(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.aya, "Voir la mer").await;
    let action = adds(&two.aya, &goal, "Compter l’argent").await;
    let (ayas_context, aya) = as_partner(&two.aya).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert_eq!(
        code(api::set(&ayas_context, &aya, &sent("Autre"), "").await),
        "not_found"
    );
    assert_eq!(code(api::tick(&ayas_context, &aya, &action, true).await), "not_found");
    assert_eq!(
        code(api::move_goal(&ayas_context, &aya, &goal, "done").await),
        "not_found"
    );
    assert_eq!(code(Partner::of(&two.kofi.context().await).await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_every_goal_before_and_after_leaving_and_all_is_deleted_then(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = SentGoal {
        why: "Respirer".to_owned(),
        owner: "me".to_owned(),
        target: "2026-12-24".to_owned(),
        ..sent("Voir la mer")
    };
    let goal = sends(&two.aya, goal).await.unwrap().unwrap().to_string();
    let action = adds(&two.kofi, &goal, "Compter l’argent").await;
    adds(&two.aya, &goal, "Demander congé").await;
    let (context, kofi) = as_partner(&two.kofi).await;
    api::tick(&context, &kofi, &action, true).await.unwrap();
    let expected = |owner: &str| {
        json!([{
            "title": "Voir la mer", "why": "Respirer", "owner": owner, "status": "active", "target": "2026-12-24",
            "set_at": "2026-11-20T18:42:00Z",
            "actions": [{ "text": "Compter l’argent", "done": true }, { "text": "Demander congé", "done": false }]
        }])
    };
    assert_eq!(copied(&two.aya).await, expected("me"));
    assert_eq!(copied(&two.kofi).await, expected("partner"));

    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert_eq!(copied(&two.kofi).await, expected("partner"));
    two.town.advance(TimeDelta::days(30));
    purge_ended(&pool, two.town.services.clock.now()).await.unwrap();
    for query in [
        "select count(*) from couple.goals",
        "select count(*) from couple.goal_actions",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_set_a_goal_has_shared_and_cannot_undo_the_pairing(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    assert!(may_undo(&context, &aya).await.unwrap());
    sets(&two.aya, "Voir la mer").await;
    assert!(!may_undo(&context, &aya).await.unwrap());
    assert_eq!(code(undo(&context, &aya).await), "undo_shared");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn undoing_the_pairing_takes_the_others_goals_away(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let goal = sets(&two.kofi, "Voir la mer").await;
    adds(&two.kofi, &goal, "Compter l’argent").await;
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.goals").await, 0);
    assert_eq!(count(&pool, "select count(*) from couple.goal_actions").await, 0);
}
