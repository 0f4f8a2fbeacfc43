use chrono::TimeDelta;
use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;

use super::{asks, replies, rewords};
use crate::{
    questions::{glance, model::QuestionGlance},
    story::{Two, as_partner},
};

async fn glances(resident: &Resident) -> QuestionGlance {
    let (context, partner) = as_partner(resident).await;
    glance(&context, &partner).await.unwrap()
}

async fn waiting(resident: &Resident) -> Option<String> {
    glances(resident).await.waiting.map(|question| question.text)
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_oldest_question_that_waits_is_shown_and_asking_for_time_is_respected(pool: PgPool) {
    let two = Two::together(pool).await;
    assert_eq!(glances(&two.kofi).await, QuestionGlance::default());
    let first = asks(&two.aya, "Et hier ?", "together").await;
    two.town.advance(TimeDelta::hours(1));
    asks(&two.aya, "Et demain ?", "together").await;
    assert_eq!(waiting(&two.kofi).await.as_deref(), Some("Et hier ?"));
    assert!(glances(&two.aya).await.waiting.unwrap().mine);
    replies(&two.kofi, first, "needs_time", "").await.unwrap();
    assert_eq!(waiting(&two.kofi).await.as_deref(), Some("Et demain ?"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_is_asked_back_sees_it_until_the_question_is_put_another_way(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et ça ?", "together").await;
    replies(&two.aya, id, "answered", "Dormir.").await.unwrap();
    assert_eq!(waiting(&two.aya).await, None);
    replies(&two.kofi, id, "clarify", "Quoi, ça ?").await.unwrap();
    assert_eq!(waiting(&two.aya).await.as_deref(), Some("Et ça ?"));
    assert_eq!(waiting(&two.kofi).await, None);
    two.town.advance(TimeDelta::minutes(5));
    rewords(&two.aya, id, "Et la maison ?").await.unwrap();
    assert_eq!(waiting(&two.aya).await, None);
    assert_eq!(waiting(&two.kofi).await.as_deref(), Some("Et la maison ?"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn answers_that_came_together_are_told_to_both_for_a_day(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    assert_eq!(glances(&two.aya).await.opened, None);
    two.town.advance(TimeDelta::days(3));
    replies(&two.aya, id, "answered", "Dormir.").await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        let opened = glances(resident).await.opened.unwrap();
        assert_eq!((opened.id, opened.text.as_str()), (id.to_string(), "Et demain ?"));
    }
    two.town.advance(TimeDelta::hours(23));
    assert!(glances(&two.aya).await.opened.is_some());
    two.town.advance(TimeDelta::hours(1));
    assert_eq!(glances(&two.aya).await.opened, None);
}
