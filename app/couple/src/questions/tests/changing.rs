use chrono::TimeDelta;
use platform::database::MIGRATOR;
use sqlx::{PgPool, types::Uuid};

use super::{asks, code, own, replies, rewords, sees, sent, takes_back};
use crate::{
    questions::{change, remove},
    story::{Two, as_partner, count, founds, tries},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn its_author_changes_a_question_until_the_other_has_answered(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.aya, id, "answered", "Dormir.").await.unwrap();
    assert!(own(&two.aya, id).await.editable.is_some());
    rewords(&two.aya, id, "Et dimanche ?").await.unwrap();
    let seen = sees(&two.kofi, id).await;
    assert_eq!((seen.text.as_str(), seen.changed), ("Et dimanche ?", true));
    for status in ["needs_time", "clarify"] {
        replies(&two.kofi, id, status, "Lequel ?").await.unwrap();
        rewords(&two.aya, id, &format!("Et dimanche, {status} ?"))
            .await
            .unwrap();
    }
    replies(&two.kofi, id, "answered", "Pêcher.").await.unwrap();
    assert_eq!(code(rewords(&two.aya, id, "Et lundi ?").await), "question_answered");
    assert!(own(&two.aya, id).await.editable.is_none());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn its_author_removes_a_question_as_long_as_nothing_of_the_other_goes_with_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for (status, refusal) in [
        ("needs_time", "question_spoken"),
        ("clarify", "question_spoken"),
        ("answered", "question_answered"),
    ] {
        let id = asks(&two.aya, "Et demain ?", "at once").await;
        assert!(own(&two.aya, id).await.removable);
        replies(&two.kofi, id, status, "Voyons.").await.unwrap();
        assert_eq!(code(takes_back(&two.aya, id).await), refusal);
        assert!(!own(&two.aya, id).await.removable);
    }
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    replies(&two.aya, id, "answered", "Dormir.").await.unwrap();
    replies(&two.aya, id, "answered", "Dormir longtemps.").await.unwrap();
    takes_back(&two.aya, id).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.questions").await, 3);
    assert_eq!(count(&pool, "select count(*) from couple.answers").await, 3);
    assert_eq!(count(&pool, "select count(*) from couple.answer_revisions").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_else_changes_or_removes_it(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    assert_eq!(code(rewords(&two.kofi, id, "Et lundi ?").await), "forbidden");
    assert_eq!(code(takes_back(&two.kofi, id).await), "forbidden");
    let part = own(&two.kofi, id).await;
    assert!(part.editable.is_none() && !part.removable && !part.asked);

    let (awa, yao) = (two.town.resident("Awa").await, two.town.resident("Yao").await);
    tries(&yao, &founds(&awa).await).await.unwrap();
    assert_eq!(code(rewords(&awa, id, "Et lundi ?").await), "not_found");
    assert_eq!(code(takes_back(&awa, id).await), "not_found");
    assert_eq!(code(replies(&awa, id, "answered", "Oui.").await), "not_found");
    let (context, awa) = as_partner(&awa).await;
    let id = id.to_string();
    assert_eq!(code(crate::questions::question(&context, &awa, &id).await), "not_found");
    assert_eq!(code(crate::questions::own_part(&context, &awa, &id).await), "not_found");
    assert_eq!(sees(&two.kofi, id.parse().unwrap()).await.text, "Et demain ?");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_no_id_is_not_found(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    for id in ["", "1", "' or true --"] {
        assert_eq!(
            code(change(&context, &aya, id, sent("Oui ?", "at once"), "").await),
            "not_found"
        );
        assert_eq!(code(remove(&context, &aya, id).await), "not_found");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_change_is_checked_as_a_question_is(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    assert_eq!(code(rewords(&two.aya, id, " ").await), "question_missing");
    assert_eq!(code(rewords(&two.aya, id, &"é".repeat(501)).await), "question_too_long");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn only_another_text_counts_as_a_change(pool: PgPool) {
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "together").await;
    two.town.advance(TimeDelta::hours(1));
    rewords(&two.aya, id, "Et demain ?").await.unwrap();
    let seen = sees(&two.aya, id).await;
    assert_eq!((seen.changed, seen.reveal_together), (false, false));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_change_that_is_sent_twice_under_one_key_is_made_once(pool: PgPool) {
    const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";
    let two = Two::together(pool).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    let (context, aya) = as_partner(&two.aya).await;
    let kept = || sent("Et dimanche ?", "at once");
    change(&context, &aya, &id.to_string(), kept(), KEY).await.unwrap();
    rewords(&two.aya, id, "Et lundi ?").await.unwrap();
    change(&context, &aya, &id.to_string(), kept(), KEY).await.unwrap();
    assert_eq!(sees(&two.aya, id).await.text, "Et lundi ?", "the later one stays");
}

/// An answer holds the question: what comes at the same moment waits, and then sees it.
#[sqlx::test(migrator = "MIGRATOR")]
async fn a_change_that_meets_an_answer_under_way_waits_for_it_and_is_refused(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    for change in [true, false] {
        sqlx::query("delete from couple.answers").execute(&pool).await.unwrap();
        let mut answering = pool.begin().await.unwrap();
        sqlx::query("select from couple.questions where id = $1 for update")
            .bind(id)
            .execute(&mut *answering)
            .await
            .unwrap();
        let aya = two.aya.clone();
        let waiting = tokio::spawn(async move {
            if change {
                rewords(&aya, id, "Et lundi ?").await.map(drop)
            } else {
                takes_back(&aya, id).await
            }
        });
        until_somebody_waits(&pool).await;
        insert_answer(&mut answering, id, two.kofi.account.0).await;
        answering.commit().await.unwrap();
        assert_eq!(code(waiting.await.unwrap()), "question_answered");
    }
    assert_eq!(sees(&two.aya, id).await.text, "Et demain ?");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_answer_that_meets_a_removal_under_way_finds_no_question(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let id = asks(&two.aya, "Et demain ?", "at once").await;
    let mut removing = pool.begin().await.unwrap();
    sqlx::query("delete from couple.questions where id = $1")
        .bind(id)
        .execute(&mut *removing)
        .await
        .unwrap();
    let kofi = two.kofi.clone();
    let waiting = tokio::spawn(async move { replies(&kofi, id, "answered", "Pêcher.").await });
    until_somebody_waits(&pool).await;
    removing.commit().await.unwrap();
    assert_eq!(code(waiting.await.unwrap()), "not_found");
    assert_eq!(count(&pool, "select count(*) from couple.answers").await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn whoever_comes_first_an_answer_and_a_removal_never_both_happen(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for _ in 0..12 {
        let id = asks(&two.aya, "Et demain ?", "at once").await;
        let (aya, kofi) = (two.aya.clone(), two.kofi.clone());
        let removal = tokio::spawn(async move { takes_back(&aya, id).await });
        let reply = tokio::spawn(async move { replies(&kofi, id, "answered", "Pêcher.").await });
        let (removed, answered) = (removal.await.unwrap(), reply.await.unwrap());
        assert!(removed.is_ok() != answered.is_ok(), "{removed:?} {answered:?}");
    }
}

async fn insert_answer(answering: &mut sqlx::PgConnection, question: Uuid, account: Uuid) {
    sqlx::query(
        "insert into couple.answers
             (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
         select gen_random_uuid(), couple_id, id, $2, 'answered', 'Pêcher.', now(), now(), now()
         from couple.questions where id = $1",
    )
    .bind(question)
    .bind(account)
    .execute(answering)
    .await
    .unwrap();
}

/// Until another transaction waits for a lock in this database.
async fn until_somebody_waits(pool: &PgPool) {
    const WAITING: &str = "select count(*) from pg_stat_activity
                           where datname = current_database() and wait_event_type = 'Lock'";
    while count(pool, WAITING).await == 0 {
        tokio::task::yield_now().await;
    }
}
