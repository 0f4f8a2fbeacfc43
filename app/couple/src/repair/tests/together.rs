use platform::{database::MIGRATOR, testing::Town};
use sqlx::PgPool;

use super::{code, drafts, sends, sent};
use crate::{
    capability::Partner,
    pairing::{leave, undo},
    pause::{self, begin as begin_pause},
    repair::{SentMove, begin, make},
    story::{Two, as_partner, count, founds},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_is_not_one_of_two_has_no_repairs(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    founds(&aya).await;
    assert!(Partner::found(&aya.context().await).await.unwrap().is_none());
    assert_eq!(code(Partner::of(&aya.context().await).await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_under_way_when_the_other_left_is_refused(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = sent(&two).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    let (leaving, aya) = as_partner(&two.aya).await;
    leave(&leaving, &aya, "QUITTER").await.unwrap();
    let sent = SentMove {
        number: "1".to_owned(),
        made: "understand".to_owned(),
        words: "mot".to_owned(),
        ..SentMove::default()
    };
    assert_eq!(code(make(&context, &kofi, repair, sent).await), "not_found");
    assert_eq!(code(begin(&context, &kofi).await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_sent_during_a_pause_is_there_and_rings_nowhere(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    let asked = pause::Sent {
        length: "20".to_owned(),
        ..pause::Sent::default()
    };
    begin_pause(&context, &kofi, asked).await.unwrap();
    let repair = sent(&two).await;
    assert_eq!(
        count(
            &pool,
            "select count(*) from platform.notifications where kind = 'repair_waits'"
        )
        .await,
        0
    );
    super::reads(&two.kofi, repair).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_repair_counts_as_shared_and_the_others_goes_with_them(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = drafts(&two.kofi).await;
    sends(&two.kofi, repair).await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.repairs").await, 0);
    assert_eq!(count(&pool, "select count(*) from couple.repair_turns").await, 0);

    let two = two.neighbours().await;
    let repair = drafts(&two.kofi).await;
    sends(&two.kofi, repair).await.unwrap();
    super::does(&two.aya, repair, "understand", "mot").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(undo(&context, &aya).await), "undo_shared");
}
