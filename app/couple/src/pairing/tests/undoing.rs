use chrono::TimeDelta;
use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::code;
use crate::{
    capability::Standing,
    pairing::{may_undo, newcomer, undo},
    story::{Two, as_partner, code_of, count, says, tries},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_invited_is_told_who_came_and_may_undo_it(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let came = newcomer(&context, &aya).await.unwrap().unwrap();
    assert_eq!(
        (came.name.as_str(), came.until.as_str()),
        ("Kofi", "samedi 21 novembre, 18:42")
    );
    undo(&context, &aya).await.unwrap();
    assert!(matches!(
        Standing::of(&two.aya.context().await).await.unwrap(),
        Standing::Waiting(_)
    ));
    assert!(matches!(
        Standing::of(&two.kofi.context().await).await.unwrap(),
        Standing::Alone(_)
    ));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn undoing_deletes_what_the_other_wrote_and_gives_a_new_code(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.kofi, "", 7, "for us").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(two.pool(), "select count(*) from couple.check_ins").await, 0);
    tries(&two.town.resident("Kouamé").await, &code_of(&two.aya).await)
        .await
        .unwrap();
    assert_eq!(as_partner(&two.aya).await.1.other().name, "Kouamé");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_was_not_meant_hears_the_couple_no_more(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    let hears = platform::live::audiences(two.pool(), &two.kofi.member().await)
        .await
        .unwrap();
    assert_eq!(hears.len(), 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_joined_cannot_undo(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    assert!(!may_undo(&context, &kofi).await.unwrap());
    assert_eq!(code(undo(&context, &kofi).await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_can_be_undone_for_twenty_four_hours(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    two.town.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert!(may_undo(&context, &aya).await.unwrap());
    two.town.advance(TimeDelta::seconds(1));
    assert!(!may_undo(&context, &aya).await.unwrap());
    assert_eq!(code(undo(&context, &aya).await), "undo_too_late");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_cannot_be_undone_once_the_one_who_invited_has_written(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "", 7, "for us").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert!(!may_undo(&context, &aya).await.unwrap());
    assert_eq!(code(undo(&context, &aya).await), "undo_shared");
    as_partner(&two.kofi).await;
}
