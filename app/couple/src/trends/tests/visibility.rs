//! What one may not read is not in a mean either.

use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{seen, written, wrote};
use crate::{
    capability::Partner,
    checkins::{choose_opening, model::Opening},
    pairing::leave,
    story::{Two, as_partner, says},
    trends::model::Range,
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn private_days_count_for_their_author_alone(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.kofi, "2026-11-19", 5, "for us").await.unwrap();
    says(&two.aya, "2026-11-19", 2, "for us").await.unwrap();
    says(&two.aya, "2026-11-20", 10, "for me").await.unwrap();
    for range in Range::ALL {
        let own = seen(&two.aya, range).await.mine.unwrap();
        let others = seen(&two.kofi, range).await.theirs.unwrap();
        let (mine, theirs) = match range {
            Range::Year => (vec!["6"], vec!["2"]),
            Range::Month | Range::Quarter => (vec!["2", "10"], vec!["2"]),
        };
        assert_eq!(
            (written(&own.mood), written(&others.mood)),
            (
                mine.into_iter().map(str::to_owned).collect(),
                theirs.into_iter().map(str::to_owned).collect()
            )
        );
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn somebody_whose_days_are_all_private_is_not_there_for_the_other(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.kofi, "", 5, "for us").await.unwrap();
    says(&two.aya, "", 9, "for me").await.unwrap();
    assert_eq!(seen(&two.kofi, Range::Month).await.theirs, None);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn closed_days_count_for_nobody_else_until_they_open(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    choose_opening(&context, &aya, Opening::BothFirst).await.unwrap();
    says(&two.aya, "", 9, "for us").await.unwrap();
    says(&two.kofi, "2026-11-19", 5, "for us").await.unwrap();
    assert_eq!(seen(&two.kofi, Range::Month).await.theirs, None);
    says(&two.kofi, "", 6, "for us").await.unwrap();
    let theirs = seen(&two.kofi, Range::Month).await.theirs.unwrap();
    assert_eq!(written(&theirs.mood), ["9"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_others_week_wants_seven_days_that_one_may_read(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.kofi, "", 5, "for us").await.unwrap();
    for back in 1..7 {
        wrote(&two, &two.aya, back, 4).await;
    }
    says(&two.aya, "", 9, "for me").await.unwrap();
    assert!(seen(&two.aya, Range::Month).await.mine.unwrap().week.is_some());
    assert_eq!(seen(&two.kofi, Range::Month).await.theirs.unwrap().week, None);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_is_not_one_of_two_has_none(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    let stranger = two.town.resident("Moussa").await;
    for resident in [&two.aya, &two.kofi, &stranger] {
        assert!(Partner::found(&resident.context().await).await.unwrap().is_none());
    }
}
