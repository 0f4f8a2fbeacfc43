use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{asks, code, own, replies, sees};
use crate::{
    pairing::leave,
    questions::{
        Replied, answer,
        model::{Status, Theirs},
    },
    story::{Two, as_partner, count},
};

const ALL: &str = "select count(*) from couple.answers";
const OPENED: &str = "select count(*) from platform.notifications where kind = 'answers_open'";
const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";

#[sqlx::test(migrator = "MIGRATOR")]
async fn each_has_one_answer_and_what_it_was_stays_with_its_author(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.kofi, id, "needs_time", "").await.unwrap();
    two.town.advance(TimeDelta::days(1));
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    two.town.advance(TimeDelta::days(1));
    replies(&two.kofi, id, "answered", "  Pêcher,\r\npuis dormir.  ")
        .await
        .unwrap();
    assert_eq!(count(&pool, ALL).await, 1);

    let part = own(&two.kofi, id).await;
    let answer = part.answer.unwrap();
    assert_eq!(
        (answer.status, answer.text.as_str(), answer.on.as_str()),
        (Status::Answered, "Pêcher,\npuis dormir.", "22 novembre 2026")
    );
    let former: Vec<_> = part
        .former
        .iter()
        .map(|said| (said.status, said.text.as_str(), said.on.as_str()))
        .collect();
    assert_eq!(
        former,
        [
            (Status::Answered, "Pêcher.", "21 novembre 2026"),
            (Status::NeedsTime, "", "20 novembre 2026"),
        ]
    );
    assert_eq!(own(&two.aya, id).await.former, []);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn saying_the_same_again_keeps_no_revision(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    for _ in 0..2 {
        replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    }
    assert_eq!(count(&pool, "select count(*) from couple.answer_revisions").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn words_are_needed_to_answer_and_to_ask_back_and_not_to_ask_for_time(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    assert_eq!(code(replies(&two.kofi, id, "answered", " ").await), "answer_missing");
    assert_eq!(code(replies(&two.kofi, id, "clarify", "").await), "answer_missing");
    assert_eq!(code(replies(&two.kofi, id, "", "Oui.").await), "status_unknown");
    let long = "é".repeat(5_001);
    assert_eq!(code(replies(&two.kofi, id, "answered", &long).await), "answer_too_long");
    assert_eq!(count(&pool, ALL).await, 0);
    replies(&two.kofi, id, "answered", &"é".repeat(5_000)).await.unwrap();
    replies(&two.aya, id, "needs_time", "").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_asks_themselves_back(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    let refused = replies(&two.aya, id, "clarify", "Quoi ?").await.unwrap_err();
    assert_eq!(
        (refused.code.as_str(), refused.fields[0].field.as_str()),
        ("clarify_own", "status")
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_second_answer_opens_both_and_says_so_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    assert_eq!(
        replies(&two.aya, id, "needs_time", "").await.unwrap(),
        Replied::Kept(id),
        "asking for time opens nothing"
    );
    assert_eq!(count(&pool, OPENED).await, 0);
    assert_eq!(
        replies(&two.aya, id, "answered", "Dormir.").await.unwrap(),
        Replied::Opened(id)
    );
    assert_eq!(count(&pool, OPENED).await, 1);
    let told: uuid::Uuid =
        sqlx::query_scalar("select account_id from platform.notifications where kind = 'answers_open'")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(told, two.kofi.account.0, "who answered first");
    assert_eq!(
        replies(&two.aya, id, "answered", "Dormir longtemps.").await.unwrap(),
        Replied::Kept(id)
    );
    replies(&two.kofi, id, "needs_time", "").await.unwrap();
    replies(&two.kofi, id, "answered", "Pêcher encore.").await.unwrap();
    assert_eq!(
        count(&pool, "select count(*) from platform.notifications where kind = 'answers_open' and account_id = (select account_id from couple.partners where seat = 2)").await,
        1
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_who_answer_at_once_open_both_and_one_of_them_is_told(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for round in 1..=6 {
        let id = asks(&two.aya, "Et demain ?", "together").await;
        let both = [two.aya.clone(), two.kofi.clone()];
        let replies: Vec<_> = both
            .into_iter()
            .map(|one| tokio::spawn(async move { replies(&one, id, "answered", "Pêcher.").await.unwrap() }))
            .collect();
        let mut opened = 0;
        for reply in replies {
            opened += usize::from(reply.await.unwrap() == Replied::Opened(id));
        }
        assert_eq!((opened, count(&pool, OPENED).await), (1, round));
        assert!(matches!(sees(&two.aya, id).await.theirs, Theirs::Open { .. }));
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn one_who_saves_from_two_places_at_once_keeps_every_version(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    let saving: Vec<_> = (0..8)
        .map(|number| {
            let kofi = two.kofi.clone();
            tokio::spawn(async move { replies(&kofi, id, "answered", &format!("Version {number}")).await })
        })
        .collect();
    for saved in saving {
        saved.await.unwrap().unwrap();
    }
    assert_eq!(count(&pool, ALL).await, 1);
    assert_eq!(own(&two.kofi, id).await.former.len(), 7);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_kept_without_a_network_arrives_once(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await.to_string();
    let (context, kofi) = as_partner(&two.kofi).await;
    answer(&context, &kofi, &id, ("answered", "Hier."), KEY).await.unwrap();
    answer(&context, &kofi, &id, ("answered", "Aujourd’hui."), "")
        .await
        .unwrap();
    answer(&context, &kofi, &id, ("answered", "Hier."), KEY).await.unwrap();
    assert_eq!(
        count(&pool, "select count(*) from couple.answers where text = 'Aujourd’hui.'").await,
        1,
        "the later one stays"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_hundred_and_forty_answers_an_hour_are_enough(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    let count = |used: i32| {
        sqlx::query("update platform.rate_limits set used = $1 where bucket = 'couple_questions_answer'")
            .bind(used)
            .execute(&pool)
    };
    replies(&two.kofi, id, "answered", "Une").await.unwrap();
    count(238).await.unwrap();
    replies(&two.kofi, id, "answered", "239").await.unwrap();
    replies(&two.kofi, id, "answered", "240").await.unwrap();
    let refused = replies(&two.kofi, id, "answered", "241").await.unwrap_err();
    assert_eq!((refused.status(), refused.retry_after), (429, Some(3_600)));
    replies(&two.aya, id, "answered", "Une").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_others_screen_hears_of_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    let hears = audiences(&pool, &two.aya.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["questions"], [id.to_string()]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_former_partner_answers_nothing(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await.to_string();
    let (kofis, kofi) = as_partner(&two.kofi).await;
    let (context, aya) = as_partner(&two.aya).await;
    leave(&context, &aya, "QUITTER").await.unwrap();
    assert_eq!(
        code(answer(&kofis, &kofi, &id, ("answered", "Oui."), "").await),
        "not_found"
    );
}
