use axum::{Extension, http::header};
use platform::{
    database::MIGRATOR,
    testing::{Resident, Town},
};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::code;
use crate::{
    checkins::{choose_opening, model::Opening},
    letters,
    pairing::{api::copy_for, export, leave},
    story::{Two, as_partner, says},
};

async fn check_ins_of(resident: &Resident) -> Value {
    let copy = copy_for(&resident.context().await).await.unwrap();
    serde_json::to_value(copy).unwrap()["couples"][0]["check_ins"].clone()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_every_check_in_and_private_ones_say_nothing_to_the_other(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "2026-11-19", 7, "for us").await.unwrap();
    says(&two.aya, "2026-11-20", 4, "for me").await.unwrap();
    let private = json!({ "day": "2026-11-20", "mine": false, "for_me": true, "note": null });
    let shared = json!({
        "day": "2026-11-19", "mine": false, "for_me": false, "mood": 7, "stress": 3, "energy": 6, "note": "note 7"
    });
    assert_eq!(check_ins_of(&two.kofi).await, json!([private, shared]));
    assert_eq!(check_ins_of(&two.aya).await[0]["mood"], 4);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_is_the_same_after_leaving(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "2026-11-19", 7, "for us").await.unwrap();
    let before = check_ins_of(&two.kofi).await;
    let (context, aya) = as_partner(&two.aya).await;
    leave(&context, &aya, "QUITTER").await.unwrap();
    assert_eq!(check_ins_of(&two.kofi).await, before);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_first_holds_for_the_copy_too(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    choose_opening(&context, &aya, Opening::BothFirst).await.unwrap();
    says(&two.aya, "", 7, "for us").await.unwrap();
    assert_eq!(check_ins_of(&two.kofi).await[0].get("mood"), None);
    says(&two.kofi, "", 5, "for us").await.unwrap();
    assert_eq!(check_ins_of(&two.kofi).await.as_array().unwrap().len(), 2);
    assert!(
        check_ins_of(&two.kofi)
            .await
            .as_array()
            .unwrap()
            .iter()
            .all(|check_in| check_in.get("mood").is_some())
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_is_a_download_that_is_kept_nowhere(pool: PgPool) {
    let two = Two::together(pool).await;
    let response = export(Extension(two.aya.context().await)).await.unwrap();
    let header = |name: header::HeaderName| response.headers()[name].to_str().unwrap();
    assert_eq!(
        header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"parvis-couple-2026-11-20.json\""
    );
    assert_eq!(header(header::CACHE_CONTROL), "no-store");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_nothing_finds_nothing(pool: PgPool) {
    let town = Town::open(pool).await;
    assert_eq!(
        code(copy_for(&town.resident("Yao").await.context().await).await),
        "not_found"
    );
    assert_eq!(code(copy_for(&town.visitor()).await), "sign_in_required");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_copy_has_every_letter_as_it_is_now(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let sent = |base: &str, body: &str| letters::Sent {
        month: "2026-11".to_owned(),
        base: base.to_owned(),
        body: body.to_owned(),
        ..letters::Sent::default()
    };
    letters::save(&context, &aya, sent("0", "Mon amour")).await.unwrap();
    letters::save(&context, &aya, sent("1", "Mon *amour*,")).await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        let copy = copy_for(&resident.context().await).await.unwrap();
        assert_eq!(
            serde_json::to_value(copy).unwrap()["couples"][0]["letters"],
            json!([{ "month": "2026-11", "markdown": "Mon *amour*," }])
        );
    }
}
