use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{begins, code, drafts, goes, reads, sends, writes};
use crate::{
    repair::{
        SentStep,
        api::{SENDING, WRITING},
        discard, glance,
        model::{Direction, RepairPage, Stage, Step},
        one, overview, write,
    },
    story::{Two, as_partner, count},
};

const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_draft_is_written_step_by_step_and_can_wait(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = begins(&two.aya).await.unwrap();
    assert_eq!(
        writes(&two.aya, repair, "fact", "  Hier\r\nsoir ").await.unwrap(),
        Step::Fact
    );
    goes(&two.aya, repair, ("interpretation", ""), Direction::Later)
        .await
        .unwrap();
    assert_eq!(begins(&two.aya).await.unwrap(), repair, "it goes on where it was");
    let (context, aya) = as_partner(&two.aya).await;
    let RepairPage::Draft(draft) = one(&context, &aya, repair).await.unwrap() else {
        panic!("it is a draft")
    };
    assert_eq!(
        (draft.texts.fact.as_str(), draft.step("")),
        ("Hier\nsoir", Some(Step::Interpretation))
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_step_has_one_to_two_thousand_characters_and_may_be_empty_for_later(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = begins(&two.aya).await.unwrap();
    for (words, told) in [(" \n", "words_missing"), (&*"é".repeat(2_001), "words_too_long")] {
        let error = writes(&two.aya, repair, "feeling", words).await.unwrap_err();
        assert_eq!(
            (
                error.kind,
                error.fields[0].field.as_str(),
                error.fields[0].code.as_str()
            ),
            (ErrorKind::Invalid, "words", told)
        );
    }
    for words in ["é", &"é".repeat(2_000)] {
        writes(&two.aya, repair, "feeling", words).await.unwrap();
    }
    for go in [Direction::Back, Direction::Later] {
        goes(&two.aya, repair, ("feeling", ""), go).await.unwrap();
        let long = "é".repeat(2_001);
        assert_eq!(
            code(goes(&two.aya, repair, ("feeling", &long), go).await),
            "words_too_long"
        );
    }
    assert_eq!(code(writes(&two.aya, repair, "blame", "x").await), "not_found");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_else_sees_a_draft_nor_hears_that_there_is_one(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let hears = audiences(&pool, &two.kofi.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    let repair = drafts(&two.aya).await;
    let (context, kofi) = as_partner(&two.kofi).await;
    assert_eq!(code(one(&context, &kofi, repair).await), "not_found");
    assert_eq!(code(writes(&two.kofi, repair, "fact", "x").await), "not_found");
    assert_eq!(code(sends(&two.kofi, repair).await), "not_found");
    assert_eq!(code(discard(&context, &kofi, repair).await), "not_found");
    assert!(overview(&context, &kofi, "").await.unwrap().open.is_empty());
    assert_eq!(glance(&context, &kofi).await.unwrap(), None);
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert!(news.changes.is_empty(), "{news:?}");
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(
        glance(&context, &aya).await.unwrap(),
        None,
        "nor does her own home show it"
    );
    assert_eq!(overview(&context, &aya, "").await.unwrap().open[0].stage, Stage::Draft);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_draft_is_sent_when_all_five_are_written(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = begins(&two.aya).await.unwrap();
    for step in Step::ALL {
        let error = sends(&two.aya, repair).await.unwrap_err();
        assert_eq!(
            (error.kind, error.code.as_str()),
            (ErrorKind::Refused, "repair_unfinished")
        );
        writes(&two.aya, repair, step.word(), "un mot").await.unwrap();
    }
    sends(&two.aya, repair).await.unwrap();
    assert_eq!(reads(&two.kofi, repair).await.unwrap().stage, Stage::Sent);
    assert_eq!(
        count(
            &pool,
            "select count(*) from platform.notifications where kind = 'repair_waits'"
        )
        .await,
        1
    );
    assert_eq!(
        code(sends(&two.aya, repair).await),
        "repair_moved_on",
        "it is sent once"
    );
    assert_eq!(code(writes(&two.aya, repair, "fact", "autre").await), "repair_moved_on");
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(code(discard(&context, &aya, repair).await), "repair_moved_on");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn each_may_have_one_of_their_own_under_way(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let ayas = drafts(&two.aya).await;
    let kofis = drafts(&two.kofi).await;
    sends(&two.aya, ayas).await.unwrap();
    sends(&two.kofi, kofis).await.unwrap();
    let error = begins(&two.aya).await.unwrap_err();
    assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Refused, "repair_open"));
    let (context, aya) = as_partner(&two.aya).await;
    let page = overview(&context, &aya, "").await.unwrap();
    assert_eq!((page.open.len(), page.may_begin), (2, false));
    assert!(page.open[0].is_mine_to_do() && page.open[0].id == kofis.to_string());
    assert_eq!(glance(&context, &aya).await.unwrap().unwrap().id, kofis.to_string());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_begins_twice_at_once_begins_one(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let beginning: Vec<_> = (0..6)
        .map(|_| {
            let aya = two.aya.clone();
            tokio::spawn(async move { begins(&aya).await })
        })
        .collect();
    let mut begun = Vec::new();
    for one in beginning {
        begun.push(one.await.unwrap().unwrap());
    }
    begun.dedup();
    assert_eq!(
        (begun.len(), count(&pool, "select count(*) from couple.repairs").await),
        (1, 1)
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_draft_that_is_deleted_leaves_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = drafts(&two.aya).await;
    let (context, aya) = as_partner(&two.aya).await;
    discard(&context, &aya, repair).await.unwrap();
    assert_eq!(count(&pool, "select count(*) from couple.repairs").await, 0);
    assert_ne!(begins(&two.aya).await.unwrap(), repair);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_step_that_arrives_again_does_not_undo_what_came_later(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = begins(&two.aya).await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    let kept = || SentStep {
        step: "fact".to_owned(),
        words: "avant".to_owned(),
        go: Direction::Next,
        key: KEY.to_owned(),
    };
    write(&context, &aya, repair, kept()).await.unwrap();
    writes(&two.aya, repair, "fact", "après").await.unwrap();
    write(&context, &aya, repair, kept()).await.unwrap();
    let RepairPage::Draft(draft) = one(&context, &aya, repair).await.unwrap() else {
        panic!("it is a draft")
    };
    assert_eq!(draft.texts.fact, "après");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn writing_and_sending_have_their_limits(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = drafts(&two.aya).await;
    let (context, aya) = as_partner(&two.aya).await;
    let used = WRITING.used(&context, aya.account()).await.unwrap();
    WRITING
        .take_many(&context, aya.account(), WRITING.most - used - 1)
        .await
        .unwrap();
    writes(&two.aya, repair, "fact", "encore").await.unwrap();
    let error = writes(&two.aya, repair, "fact", "trop").await.unwrap_err();
    assert_eq!(
        (error.kind, error.retry_after),
        (ErrorKind::TooManyRequests, Some(3_600))
    );

    SENDING
        .take_many(&context, aya.account(), SENDING.most - 1)
        .await
        .unwrap();
    sends(&two.aya, repair).await.unwrap();
    let error = sends(&two.aya, repair).await.unwrap_err();
    assert_eq!(
        (error.kind, error.retry_after),
        (ErrorKind::TooManyRequests, Some(86_400))
    );
}
