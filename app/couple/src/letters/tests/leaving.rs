use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;

use super::{NOVEMBER, VERSIONS, code, reads, writes};
use crate::{
    capability::Partner,
    letters::{Sent, every_one, save},
    pairing::{Keepsake, leave, may_undo, purge_ended, undo},
    story::{Two, as_partner, count},
};

async fn copies(resident: &Resident) -> Vec<(String, String)> {
    let context = resident.context().await;
    let keepsake = Keepsake::all_of(&context).await.unwrap().remove(0);
    let letters = every_one(&context, &keepsake).await.unwrap();
    letters
        .into_iter()
        .map(|letter| (letter.month.to_string(), letter.body))
        .collect()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_else_reads_or_writes_a_letter(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "entre nous").await.unwrap();
    let stranger = two.town.resident("Yao").await.context().await;
    assert_eq!(code(Partner::of(&stranger).await), "not_found");
    assert!(Partner::found(&stranger).await.unwrap().is_none());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn after_leaving_there_is_the_copy_and_nothing_else(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    writes(&two.aya, 0, "*entre* nous").await.unwrap();
    let (ayas, aya) = as_partner(&two.aya).await;
    let (kofis, kofi) = as_partner(&two.kofi).await;
    leave(&kofis, &kofi, "QUITTER").await.unwrap();
    let sent = Sent {
        month: NOVEMBER.to_owned(),
        base: "1".to_owned(),
        body: "encore".to_owned(),
        ..Sent::default()
    };
    assert_eq!(code(save(&ayas, &aya, sent).await), "not_found", "what was under way");
    for resident in [&two.aya, &two.kofi] {
        assert_eq!(code(Partner::of(&resident.context().await).await), "not_found");
        assert_eq!(
            copies(resident).await,
            [("2026-11-01".to_owned(), "*entre* nous".to_owned())]
        );
    }
    two.town.advance(TimeDelta::days(31));
    purge_ended(&pool, two.town.services.clock.now()).await.unwrap();
    assert_eq!(count(&pool, VERSIONS).await, 0);
    assert_eq!(count(&pool, "select count(*) from couple.letters").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_letter_outlives_the_account_of_one(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    writes(&two.kofi, 0, "entre nous").await.unwrap();
    reads(&two.aya).await;
    sqlx::query("update couple.letter_versions set account_id = null")
        .execute(&pool)
        .await
        .unwrap();
    assert_eq!(reads(&two.aya).await.body, "entre nous");
    writes(&two.aya, 1, "encore").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_written_a_letter_has_shared_something(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    assert!(may_undo(&context, &aya).await.unwrap());
    writes(&two.aya, 0, "pour toi").await.unwrap();
    assert!(!may_undo(&context, &aya).await.unwrap());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn undoing_a_pairing_takes_the_strangers_letter_along(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    writes(&two.kofi, 0, "d’un inconnu").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.letters").await, 0);
}
