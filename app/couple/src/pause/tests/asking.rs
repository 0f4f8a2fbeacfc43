use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{asks, code, own, sees};
use crate::{
    capability::Partner,
    pairing::leave,
    pause::{Sent, api::ASKING, begin, model::RunningPause},
    story::{Two, as_partner, count, founds},
};

const RUNNING: &str = "select count(*) from couple.pauses where ended_at is null";

#[sqlx::test(migrator = "MIGRATOR")]
async fn both_see_the_time_of_return_each_where_they_are(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    asks(&two.aya, 90).await.unwrap();
    let RunningPause {
        mine,
        name,
        word,
        until,
        ..
    } = sees(&two.aya).await.unwrap();
    assert_eq!(
        (mine, name.as_str(), word.as_str(), until.as_str()),
        (true, "Aya", "Je marche un peu.", "vendredi 20 novembre, 20:12")
    );
    let theirs = sees(&two.kofi).await.unwrap();
    assert_eq!(
        (
            theirs.mine,
            theirs.name.as_str(),
            theirs.word.as_str(),
            theirs.until.as_str()
        ),
        (false, "Aya", "Je marche un peu.", "samedi 21 novembre, 05:12")
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_pause_lasts_from_twenty_minutes_to_a_day(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    for (hours, minutes, field, told) in [
        ("", "19", "minutes", "pause_too_short"),
        ("24", "1", "hours", "pause_too_long"),
        ("deux", "", "hours", "number_malformed"),
        ("1", "beaucoup", "minutes", "number_malformed"),
    ] {
        let error = begin(&context, &aya, own(hours, minutes)).await.unwrap_err();
        assert_eq!(
            (
                error.kind,
                error.fields[0].field.as_str(),
                error.fields[0].code.as_str()
            ),
            (ErrorKind::Invalid, field, told)
        );
    }
    assert_eq!(count(&pool, RUNNING).await, 0);
    for (hours, minutes) in [("", "20"), ("24", "")] {
        begin(&context, &aya, own(hours, minutes)).await.unwrap();
        two.town.advance(TimeDelta::hours(24));
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn until_the_morning_is_until_the_morning_of_who_asks(pool: PgPool) {
    let two = Two::in_zones(pool, "Africa/Abidjan", "Asia/Seoul").await;
    let (context, kofi) = as_partner(&two.kofi).await;
    let sent = Sent {
        length: "morning".to_owned(),
        ..Sent::default()
    };
    let until = begin(&context, &kofi, sent).await.unwrap();
    assert_eq!(until.to_rfc3339(), "2026-11-20T23:00:00+00:00");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_wrong_has_its_message_at_its_field_all_at_once(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let sent = |length: &str| Sent {
        length: length.to_owned(),
        word: "x".repeat(301),
        ..Sent::default()
    };
    let told = |error: platform::error::AppError| {
        let fields = error.fields.into_iter();
        fields.map(|field| (field.field, field.code)).collect::<Vec<_>>()
    };
    let error = begin(&context, &aya, sent("")).await.unwrap_err();
    let expected = [("length", "length_unknown"), ("word", "word_too_long")];
    assert_eq!(
        told(error),
        expected.map(|(field, code)| (field.to_owned(), code.to_owned()))
    );
    two.town.advance(TimeDelta::hours(13) + TimeDelta::minutes(10));
    let error = begin(&context, &aya, sent("morning")).await.unwrap_err();
    assert_eq!(told(error)[0].1, "morning_not_offered", "it is ten to eight");
    begin(
        &context,
        &aya,
        Sent {
            word: "x".repeat(300),
            ..sent("20")
        },
    )
    .await
    .unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_second_pause_is_refused_while_one_runs_whoever_asks(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 60).await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        let error = asks(resident, 20).await.unwrap_err();
        assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Refused, "pause_running"));
        assert!(!error.message.is_empty());
    }
    assert_eq!(count(&pool, RUNNING).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn of_two_who_ask_at_once_one_gets_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let mut asking = Vec::new();
    for resident in [&two.aya, &two.kofi, &two.aya, &two.kofi, &two.aya, &two.kofi] {
        let resident = resident.clone();
        asking.push(tokio::spawn(async move { asks(&resident, 30).await }));
    }
    let mut begun = 0;
    for asked in asking {
        match asked.await.unwrap() {
            Ok(_) => begun += 1,
            Err(error) => assert_eq!(error.code, "pause_running"),
        }
    }
    assert_eq!((begun, count(&pool, RUNNING).await), (1, 1));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn when_its_time_has_come_another_can_begin_before_the_job_has_run(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    asks(&two.aya, 20).await.unwrap();
    two.town.advance(TimeDelta::minutes(20) - TimeDelta::seconds(1));
    assert_eq!(code(asks(&two.kofi, 20).await), "pause_running");
    two.town.advance(TimeDelta::seconds(1));
    assert!(sees(&two.kofi).await.is_none());
    asks(&two.kofi, 20).await.unwrap();
    assert_eq!(count(&pool, RUNNING).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_is_told_and_their_screen_hears_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let hears = audiences(&pool, &two.kofi.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    asks(&two.aya, 60).await.unwrap();
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["pause"].len(), 1);
    let told: Vec<(uuid::Uuid, serde_json::Value)> =
        sqlx::query_as("select account_id, detail from platform.notifications where kind = 'pause_begun'")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(told, [(two.kofi.account.0, serde_json::json!({ "name": "Aya" }))]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_rings_at_the_other_all_day(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    ASKING
        .take_many(&context, aya.account(), ASKING.most - 1)
        .await
        .unwrap();
    asks(&two.aya, 20).await.unwrap();
    two.town.advance(TimeDelta::minutes(20));
    let error = asks(&two.aya, 20).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::TooManyRequests);
    assert_eq!(error.retry_after, Some(24 * 3_600 - 20 * 60));
    asks(&two.kofi, 20).await.unwrap();
    two.town.advance(TimeDelta::hours(24));
    asks(&two.aya, 20).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_is_not_one_of_two_has_no_pauses(pool: PgPool) {
    let two = Two::together(pool).await;
    let yao = two.town.resident("Yao").await;
    founds(&yao).await;
    assert!(Partner::found(&yao.context().await).await.unwrap().is_none());

    let (context, kofi) = as_partner(&two.kofi).await;
    let (leaving, aya) = as_partner(&two.aya).await;
    leave(&leaving, &aya, "QUITTER").await.unwrap();
    assert_eq!(code(begin(&context, &kofi, own("1", "")).await), "not_found");
}
