use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{asks, code, sees, sent};
use crate::{
    pairing::{leave, may_undo, undo},
    questions::{Asked, ask, model::Theme},
    story::{Two, as_partner, count},
};

const ALL: &str = "select count(*) from couple.questions";
const RUNG: &str = "select count(*) from platform.notifications where kind = 'question_asked'";
const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_question_is_kept_as_it_was_asked(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let asked = Asked {
        own_theme: " Notre  jardin ".to_owned(),
        ..sent("  Et les manguiers,\r\non les plante où ?  ", "together")
    };
    let id = ask(&context, &aya, asked, "").await.unwrap().unwrap();
    let seen = sees(&two.kofi, id).await;
    assert_eq!(seen.text, "Et les manguiers,\non les plante où ?");
    assert_eq!(seen.theme, Theme::of("own:Notre jardin").unwrap());
    assert_eq!((seen.mine, seen.reveal_together, seen.changed), (false, true, false));
    assert_eq!(
        (seen.asked_on.as_str(), seen.partner.as_str()),
        ("20 novembre 2026", "Aya")
    );
    assert!(sees(&two.aya, id).await.mine);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn every_field_that_is_wrong_has_its_message_at_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let refused = |text: String, theme: &str, own_theme: String| {
        let sent = Asked {
            theme: theme.to_owned(),
            own_theme,
            ..sent(&text, "at once")
        };
        let (context, aya) = (context.clone(), aya.clone());
        async move {
            let error = ask(&context, &aya, sent, "").await.unwrap_err();
            assert_eq!(error.kind, ErrorKind::Invalid);
            let told: Vec<_> = error
                .fields
                .into_iter()
                .map(|field| (field.field, field.code))
                .collect();
            told
        }
    };
    let told = |pairs: &[(&str, &str)]| -> Vec<_> {
        pairs
            .iter()
            .map(|(field, code)| ((*field).to_owned(), (*code).to_owned()))
            .collect()
    };
    assert_eq!(
        refused(" ".to_owned(), "weather", String::new()).await,
        told(&[("text", "question_missing"), ("theme", "theme_missing")])
    );
    assert_eq!(
        refused("é".repeat(501), "dreams", "é".repeat(41)).await,
        told(&[("text", "question_too_long"), ("own_theme", "theme_too_long")])
    );
    assert_eq!(count(&pool, ALL).await, 0);
    let longest = Asked {
        own_theme: "é".repeat(40),
        ..sent(&"é".repeat(500), "at once")
    };
    ask(&context, &aya, longest, "").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_sent_twice_under_one_key_is_asked_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let once = ask(&context, &aya, sent("Et demain ?", "at once"), KEY).await.unwrap();
    let again = ask(&context, &aya, sent("Et demain ?", "at once"), KEY).await.unwrap();
    assert!(once.is_some() && again.is_none());
    assert_eq!(count(&pool, ALL).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_bell_rings_once_a_day_for_whoever_is_asked(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, "Une ?", "at once").await;
    asks(&two.aya, "Deux ?", "at once").await;
    assert_eq!(count(&pool, RUNG).await, 1);
    let rung: uuid::Uuid =
        sqlx::query_scalar("select account_id from platform.notifications where kind = 'question_asked'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(rung, two.kofi.account.0);
    asks(&two.kofi, "Et toi ?", "at once").await;
    assert_eq!(count(&pool, RUNG).await, 2, "each has a bell of their own");
    two.town.advance(TimeDelta::days(1));
    asks(&two.aya, "Trois ?", "at once").await;
    assert_eq!(count(&pool, RUNG).await, 3, "a new day");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_screens_hear_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let hears = audiences(&pool, &two.kofi.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["questions"], [id.to_string()]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn sixty_questions_an_hour_are_enough(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    for number in 1..=60 {
        ask(&context, &aya, sent(&format!("Question {number} ?"), "at once"), "")
            .await
            .unwrap();
    }
    let refused = ask(&context, &aya, sent("Encore ?", "at once"), "").await.unwrap_err();
    assert_eq!((refused.status(), refused.retry_after), (429, Some(3_600)));
    asks(&two.kofi, "Et moi ?", "at once").await;
    two.town.advance(TimeDelta::hours(1));
    asks(&two.aya, "Encore ?", "at once").await;
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_left_asks_nothing(pool: PgPool) {
    let two = Two::together(pool).await;
    let (before, aya) = as_partner(&two.aya).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    assert_eq!(
        code(ask(&before, &aya, sent("Et demain ?", "at once"), "").await),
        "not_found"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_question_is_something_shared_and_goes_with_who_was_not_meant(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let id = asks(&two.kofi, "Qui es-tu ?", "at once").await;
    assert!(may_undo(&context, &aya).await.unwrap());
    super::replies(&two.aya, id, "needs_time", "").await.unwrap();
    assert!(!may_undo(&context, &aya).await.unwrap(), "she has said something");
    sqlx::query("delete from couple.answers").execute(&pool).await.unwrap();
    undo(&context, &aya).await.unwrap();
    assert_eq!(count(&pool, ALL).await, 0);
}
