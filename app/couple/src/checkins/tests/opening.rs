use chrono::TimeDelta;
use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::code;
use crate::{
    checkins::{
        HistoryQuery, choose_opening, history,
        model::{Opening, Said},
    },
    home::{Theirs, today},
    pairing::leave,
    story::{Two, as_partner, says},
};

async fn both_first(two: &Two) {
    let (context, aya) = as_partner(&two.aya).await;
    choose_opening(&context, &aya, Opening::BothFirst).await.unwrap();
}

async fn kofi_sees(two: &Two) -> Theirs {
    let (context, kofi) = as_partner(&two.kofi).await;
    today(&context, &kofi).await.unwrap().theirs
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_chooses_for_both(pool: PgPool) {
    let two = Two::together(pool).await;
    both_first(&two).await;
    assert!(as_partner(&two.kofi).await.1.both_first());
    let (context, kofi) = as_partner(&two.kofi).await;
    choose_opening(&context, &kofi, Opening::AtOnce).await.unwrap();
    assert!(!as_partner(&two.aya).await.1.both_first());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn with_both_first_todays_values_open_when_both_have_done_theirs(pool: PgPool) {
    let two = Two::together(pool).await;
    both_first(&two).await;
    assert_eq!(kofi_sees(&two).await, Theirs::NotYet);
    says(&two.aya, "", 9, "for us").await.unwrap();
    assert_eq!(kofi_sees(&two).await, Theirs::Closed);
    says(&two.kofi, "2026-11-19", 4, "for us").await.unwrap();
    assert_eq!(
        kofi_sees(&two).await,
        Theirs::Closed,
        "yesterday's does not open today's"
    );
    says(&two.kofi, "", 4, "for us").await.unwrap();
    assert!(matches!(kofi_sees(&two).await, Theirs::Open(_)));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_day_that_is_over_for_both_opens_by_itself(pool: PgPool) {
    let two = Two::in_zones(pool, "Asia/Seoul", "Africa/Abidjan").await;
    both_first(&two).await;
    says(&two.aya, "2026-11-21", 9, "for us").await.unwrap();
    assert_eq!(kofi_sees(&two).await, Theirs::Closed, "his day is still the one before");
    two.town.advance(TimeDelta::hours(21));
    assert_eq!(kofi_sees(&two).await, Theirs::NotYet, "her next day has begun");
    let (context, kofi) = as_partner(&two.kofi).await;
    let still = history(&context, &kofi, HistoryQuery::default()).await.unwrap();
    assert_eq!(still.list[0].said, Said::Closed, "it is his today");
    two.town.advance(TimeDelta::hours(24));
    let over = history(&context, &kofi, HistoryQuery::default()).await.unwrap();
    assert!(matches!(over.list[0].said, Said::Open { .. }));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_former_partner_chooses_nothing(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let (kofis, kofi) = as_partner(&two.kofi).await;
    leave(&kofis, &kofi, "QUITTER").await.unwrap();
    assert_eq!(
        code(choose_opening(&context, &aya, Opening::BothFirst).await),
        "not_found"
    );
}
