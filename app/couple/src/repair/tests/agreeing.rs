use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{accepts, begins, code, does, reads, understood, yes};
use crate::{
    repair::{
        SentYes, accept, glance,
        model::{Side, Stage},
    },
    story::{Two, as_partner, count},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_was_proposed_is_agreed_word_by_word(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = understood(&two).await;
    assert_eq!(
        code(accepts(&two.aya, repair).await),
        "repair_not_your_turn",
        "nobody says yes to themselves"
    );
    accepts(&two.kofi, repair).await.unwrap();
    for resident in [&two.aya, &two.kofi] {
        let read = reads(resident, repair).await.unwrap();
        assert_eq!(
            (read.stage, read.agreement.as_deref()),
            (Stage::Agreed, Some("mon proposal"))
        );
    }
    let told: Vec<uuid::Uuid> =
        sqlx::query_scalar("select account_id from platform.notifications where kind = 'repair_agreed'")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(told, [two.aya.account.0]);
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(glance(&context, &aya).await.unwrap(), None);
    begins(&two.aya).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn proposals_go_back_and_forth_and_the_latest_is_the_one_that_is_agreed(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = understood(&two).await;
    does(&two.kofi, repair, "propose", "celle de Kofi").await.unwrap();
    assert_eq!(code(accepts(&two.kofi, repair).await), "repair_not_your_turn");
    let read = reads(&two.aya, repair).await.unwrap();
    assert_eq!(
        (read.stage, read.proposal.as_str()),
        (Stage::Proposed(Side::Reader), "celle de Kofi")
    );
    does(&two.aya, repair, "take_time", "").await.unwrap();
    assert_eq!(code(does(&two.aya, repair, "take_time", "").await), "repair_moved_on");
    does(&two.aya, repair, "propose", "celle d’Aya").await.unwrap();
    does(&two.kofi, repair, "take_time", "").await.unwrap();
    accepts(&two.kofi, repair).await.unwrap();
    let read = reads(&two.aya, repair).await.unwrap();
    assert_eq!(read.agreement.as_deref(), Some("celle d’Aya"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_asks_for_time_keeps_their_turn_and_nobody_is_rung(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = understood(&two).await;
    let before = count(&pool, "select count(*) from platform.notifications").await;
    does(&two.kofi, repair, "take_time", "").await.unwrap();
    assert_eq!(
        count(&pool, "select count(*) from platform.notifications").await,
        before
    );
    let (context, kofi) = as_partner(&two.kofi).await;
    let waits = glance(&context, &kofi).await.unwrap().unwrap();
    assert!(waits.is_mine_to_do());
    let (context, aya) = as_partner(&two.aya).await;
    let waits = glance(&context, &aya).await.unwrap().unwrap();
    assert!(!waits.is_mine_to_do());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_says_yes_to_words_they_have_not_seen(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = understood(&two).await;
    let seen = reads(&two.aya, repair).await.unwrap().number;
    does(&two.kofi, repair, "propose", "une autre").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(
        code(accept(&context, &aya, repair, &yes(seen)).await),
        "repair_moved_on"
    );
    accepts(&two.aya, repair).await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn of_yes_and_otherwise_at_once_one_wins(pool: PgPool) {
    let two = Two::together(pool).await;
    for _ in 0..4 {
        let repair = understood(&two).await;
        let number = reads(&two.kofi, repair).await.unwrap().number;
        let (aya, kofi) = (two.aya.clone(), two.kofi.clone());
        let yes = tokio::spawn(async move {
            let (context, kofi) = as_partner(&kofi).await;
            accept(&context, &kofi, repair, &yes(number)).await
        });
        let closing = tokio::spawn(async move { super::does_after(&aya, repair, number, ("close", "")).await });
        let (yes, closing) = (yes.await.unwrap(), closing.await.unwrap());
        let read = reads(&two.aya, repair).await.unwrap();
        match (yes, closing) {
            (Ok(()), Err(error)) => {
                assert_eq!((error.code.as_str(), read.stage), ("repair_moved_on", Stage::Agreed));
            }
            (Err(error), Ok(_)) => {
                assert_eq!((error.code.as_str(), read.stage), ("repair_moved_on", Stage::Closed));
            }
            both => panic!("one of them wins: {both:?}"),
        }
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn an_agreement_becomes_a_goal_of_both_when_who_says_yes_wishes_so(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = understood(&two).await;
    let read = reads(&two.kofi, repair).await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    let goal = |title: &str| SentYes {
        as_goal: true,
        title: title.to_owned(),
        ..yes(read.number)
    };
    for (title, told) in [("  ", "title_empty"), (&*"x".repeat(121), "title_too_long")] {
        let error = accept(&context, &kofi, repair, &goal(title)).await.unwrap_err();
        assert_eq!(
            (error.fields[0].field.as_str(), error.fields[0].code.as_str()),
            ("title", told)
        );
    }
    assert_eq!(count(&pool, "select count(*) from couple.goals").await, 0);
    accept(&context, &kofi, repair, &goal(&read.goal_title)).await.unwrap();
    let (id, title, why, of_both): (uuid::Uuid, String, String, bool) =
        sqlx::query_as("select id, title, why, owner_id is null from couple.goals")
            .fetch_one(&pool)
            .await
            .unwrap();
    assert_eq!(
        (title.as_str(), why.as_str(), of_both),
        ("mon proposal", "mon proposal", true)
    );
    assert_eq!(reads(&two.aya, repair).await.unwrap().goal, Some(id.to_string()));

    sqlx::query("delete from couple.goals").execute(&pool).await.unwrap();
    let read = reads(&two.aya, repair).await.unwrap();
    assert_eq!((read.goal, read.stage), (None, Stage::Agreed), "the agreement stays");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_yes_that_came_too_late_makes_no_goal(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = understood(&two).await;
    let number = reads(&two.kofi, repair).await.unwrap().number;
    does(&two.aya, repair, "close", "").await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    let sent = SentYes {
        as_goal: true,
        title: "Un but".to_owned(),
        ..yes(number)
    };
    assert_eq!(code(accept(&context, &kofi, repair, &sent).await), "repair_moved_on");
    assert_eq!(count(&pool, "select count(*) from couple.goals").await, 0);
}
