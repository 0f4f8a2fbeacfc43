use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{PEN, VERSIONS, code, reads, writes, writes_in, writes_with};
use crate::story::{Two, count};

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_write_one_letter(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    writes(&two.aya, 0, "Mon amour,").await.unwrap();
    let seen = reads(&two.kofi).await;
    assert_eq!((seen.number, seen.body.as_str(), seen.mine), (1, "Mon amour,", false));
    writes(&two.kofi, seen.number, "Mon amour,\n\nle marché.")
        .await
        .unwrap();
    let letter = reads(&two.aya).await;
    assert_eq!(
        (letter.body.as_str(), letter.html.as_str(), letter.mine),
        ("Mon amour,\n\nle marché.", "<p>Mon amour,</p><p>le marché.</p>", false)
    );
    assert_eq!(letter.changed.as_deref(), Some("20 novembre 2026"));
    assert_eq!(count(&pool, "select count(*) from couple.letters").await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_holds_the_latest_version_writes_over_it(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "un").await.unwrap();
    let seen = reads(&two.kofi).await;
    writes(&two.kofi, seen.number, "deux").await.unwrap();
    assert_eq!(reads(&two.aya).await.body, "deux");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn ten_minutes_of_one_writer_are_one_version(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let first = writes(&two.aya, 0, "M").await.unwrap();
    two.town.advance(TimeDelta::minutes(10));
    let second = writes(&two.aya, first.number, "Mon").await.unwrap();
    assert_eq!((second.number, count(&pool, VERSIONS).await), (2, 1));
    two.town.advance(TimeDelta::seconds(1));
    writes(&two.aya, second.number, "Mon amour").await.unwrap();
    assert_eq!(count(&pool, VERSIONS).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_the_other_has_been_given_is_kept_as_it_was(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let first = writes(&two.aya, 0, "un").await.unwrap();
    reads(&two.aya).await;
    let second = writes(&two.aya, first.number, "deux").await.unwrap();
    assert_eq!(count(&pool, VERSIONS).await, 1, "one's own look keeps nothing");
    reads(&two.kofi).await;
    writes(&two.aya, second.number, "trois").await.unwrap();
    let bodies: Vec<String> = sqlx::query_scalar("select body from couple.letter_versions order by number")
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(bodies, ["deux", "trois"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_swept_away_at_once_stays_in_the_history(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let long = "é".repeat(300);
    let first = writes(&two.aya, 0, &long).await.unwrap();
    writes(&two.aya, first.number, "").await.unwrap();
    assert_eq!(reads(&two.aya).await.body, "");
    assert_eq!(count(&pool, VERSIONS).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_same_words_again_are_saved_already(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let first = writes(&two.aya, 0, "un").await.unwrap();
    assert_eq!(writes(&two.aya, 0, "un").await.unwrap(), first);
    assert_eq!(writes(&two.kofi, 0, "un").await.unwrap(), first, "whoever sends them");
    assert_eq!(count(&pool, VERSIONS).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_page_that_missed_the_answer_goes_on(pool: PgPool) {
    let two = Two::together(pool).await;
    writes_with(&two.aya, 0, "un", PEN).await.unwrap();
    writes_with(&two.aya, 0, "un deux", PEN).await.unwrap();
    assert_eq!(
        code(writes_with(&two.aya, 0, "trois", super::OTHER_PEN).await),
        "letter_newer"
    );
    assert_eq!(
        code(writes_with(&two.kofi, 0, "trois", PEN).await),
        "letter_newer",
        "a pen is one person's"
    );
    let seen = reads(&two.kofi).await;
    writes_with(&two.kofi, seen.number, "quatre", super::OTHER_PEN)
        .await
        .unwrap();
    assert_eq!(
        code(writes_with(&two.aya, 0, "un deux trois", PEN).await),
        "letter_newer"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn blanks_line_ends_and_hostile_signs_are_kept_as_they_should(pool: PgPool) {
    let two = Two::together(pool).await;
    writes(&two.aya, 0, "  Un mot\r\npour\0 deux \n").await.unwrap();
    assert_eq!(reads(&two.aya).await.body, "  Un mot\npour deux \n");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_letter_has_fifty_thousand_characters_at_most(pool: PgPool) {
    let two = Two::together(pool).await;
    let error = writes(&two.aya, 0, &"é".repeat(50_001)).await.unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str(), error.fields[0].field.as_str()),
        (ErrorKind::Invalid, "body_too_long", "body")
    );
    writes(&two.aya, 0, &"편".repeat(50_000)).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn only_this_months_letter_is_written(pool: PgPool) {
    let two = Two::together(pool).await;
    for (month, expected) in [
        ("2026-10", "month_over"),
        ("2026-12", "month_future"),
        ("2026-13", "not_found"),
        ("", "not_found"),
    ] {
        assert_eq!(
            code(writes_in(&two.aya, month, (0, ""), "un").await),
            expected,
            "{month}"
        );
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_month_ends_for_both_when_it_ends_for_the_later_one(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    // 30 November, 18:42 in Abidjan; 1 December, 03:42 in Seoul.
    two.town.advance(TimeDelta::days(10));
    let november = writes_in(&two.kofi, "2026-11", (0, ""), "encore novembre")
        .await
        .unwrap();
    writes_in(&two.kofi, "2026-12", (0, ""), "déjà décembre").await.unwrap();
    assert_eq!(
        code(writes_in(&two.aya, "2026-12", (0, ""), "un").await),
        "month_future"
    );
    writes_in(&two.aya, "2026-11", (november.number, ""), "encore nous")
        .await
        .unwrap();
    // Midnight in Abidjan has passed.
    two.town.advance(TimeDelta::hours(6));
    for resident in [&two.aya, &two.kofi] {
        assert_eq!(
            code(writes_in(resident, "2026-11", (2, ""), "trop tard").await),
            "month_over"
        );
    }
    writes_in(&two.aya, "2026-12", (1, ""), "décembre").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_screens_hear_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for resident in [&two.aya, &two.kofi] {
        let hears = audiences(&pool, &resident.member().await).await.unwrap();
        let now = two.town.services.clock.now();
        let before = changes_since(&pool, &hears, None, now).await.unwrap();
        let base = reads(resident).await.number;
        writes(resident, base, &format!("un {base}")).await.unwrap();
        let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
            .await
            .unwrap();
        assert_eq!(news.changes["letters"].len(), 1);
    }
}
