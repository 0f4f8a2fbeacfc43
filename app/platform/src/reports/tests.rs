//! The rules of filing, against a real database.

use chrono::TimeDelta;
use sqlx::PgPool;

use super::{FILED, NewReport, ReportGround, Subject, Words, copies, file, latest_of, purge};
use crate::{
    account::AccountId,
    error::AppError,
    forms::Fields,
    language::Language,
    testing::{Resident, Town},
};

fn read(typed: &str) -> Option<Words> {
    Words::read(&mut Fields::default(), Language::Fr, typed)
}

async fn files(town: &Town, reporter: &Resident, about: Option<AccountId>) -> Result<(), AppError> {
    let words = read("La page reste blanche.").expect("words");
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let report = NewReport {
        reporter: reporter.account,
        about,
        subject: Subject {
            kind: "page",
            id: "/account",
        },
        ground: ReportGround::Fault,
        words: &words,
    };
    file(&mut transaction, &town.services, report).await?;
    transaction.commit().await.expect("commits");
    Ok(())
}

async fn count(town: &Town) -> i64 {
    sqlx::query_scalar("select count(*) from platform.reports")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count")
}

#[test]
fn words_are_ten_to_two_thousand_characters() {
    assert!(read("trop peu!").is_none(), "nine");
    assert!(read("tout juste").is_some(), "ten");
    assert!(read("         a        ").is_none(), "blanks say nothing");
    assert!(read(&"é".repeat(2_000)).is_some());
    assert!(read(&"é".repeat(2_001)).is_none());
    let words = read("deux\r\nlignes\0 et\u{7} un son").expect("words");
    assert_eq!(words.as_str(), "deux\nlignes et un son");
}

#[test]
fn every_ground_is_found_by_its_word_and_named_in_every_language() {
    for ground in ReportGround::ALL {
        assert_eq!(ReportGround::parse(ground.word()), Some(ground));
        let names = Language::ALL.map(|language| ground.name(language));
        assert_ne!(names[0], names[1], "{ground:?}");
        assert_ne!(names[1], names[2], "{ground:?}");
    }
    assert_eq!(ReportGround::parse("whim"), None);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_report_is_its_reporters_to_see_and_to_take_along(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    files(&town, &aya, Some(moussa.account)).await.expect("filed");
    let pool = &town.services.pool;
    let hers = aya.member().await;
    let filed = latest_of(pool, &hers, 10).await.expect("reports");
    assert_eq!((filed.len(), filed[0].ground.as_str()), (1, "fault"));
    let copy = serde_json::to_string(&copies(pool, &hers).await.expect("a copy")).expect("JSON");
    assert!(
        copy.contains("La page reste blanche.") && !copy.contains(&moussa.account.to_string()),
        "{copy}"
    );
    let his = moussa.member().await;
    assert!(latest_of(pool, &his, 10).await.expect("none").is_empty());
    assert!(copies(pool, &his).await.expect("none").is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn nobody_reports_themselves(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let error = files(&town, &aya, Some(aya.account)).await.expect_err("refused");
    assert_eq!(error.status(), 500);
    assert_eq!(count(&town).await, 0);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn five_a_day_are_taken(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let context = aya.context().await;
    for _ in 0..5 {
        FILED.take(&context, aya.account).await.expect("one more");
    }
    let error = FILED.take(&context, aya.account).await.expect_err("too many");
    assert_eq!((error.status(), error.retry_after), (429, Some(86_400)));
    town.advance(TimeDelta::days(1));
    FILED.take(&context, aya.account).await.expect("another day");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_is_open_stays_and_what_was_closed_goes_in_time(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    files(&town, &aya, None).await.expect("filed");
    files(&town, &aya, None).await.expect("filed");
    let now = town.services.clock.now();
    sqlx::query(
        "update platform.reports set outcome = 'closed', closed_at = $1
         where id = (select id from platform.reports order by id limit 1)",
    )
    .bind(now)
    .execute(&town.services.pool)
    .await
    .expect("closed");
    purge(&town.services.pool, now).await.expect("purged");
    assert_eq!(count(&town).await, 2, "not before its time");
    purge(&town.services.pool, now + TimeDelta::seconds(1))
        .await
        .expect("purged");
    assert_eq!(count(&town).await, 1, "the open one stays");
}
