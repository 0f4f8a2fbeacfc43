use platform::{
    database::MIGRATOR,
    error::ErrorKind,
    live::{Since, audiences, changes_since},
};
use sqlx::PgPool;

use super::{accepts, begins, code, does, does_after, reads, sends, sent, understood};
use crate::{
    repair::{
        Moved, SentMove, make,
        model::{Move, Side, Stage, after},
    },
    story::{Two, as_partner, count},
};

const WAITS: &str = "select count(*) from platform.notifications where kind = 'repair_waits'";
const KEY: &str = "0199f0c2-7d1e-7b6a-9c53-0123456789ab";

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_missing_is_said_and_the_other_tries_again(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = sent(&two).await;
    does(&two.kofi, repair, "understand", "tu as eu peur").await.unwrap();
    does(&two.aya, repair, "miss", "et j’étais triste").await.unwrap();
    assert_eq!(reads(&two.kofi, repair).await.unwrap().stage, Stage::Incomplete);
    assert_eq!(code(does(&two.aya, repair, "confirm", "").await), "repair_moved_on");
    does(&two.kofi, repair, "understand", "tu étais triste").await.unwrap();
    does(&two.aya, repair, "confirm", "").await.unwrap();
    let read = reads(&two.kofi, repair).await.unwrap();
    assert_eq!((read.stage, read.number), (Stage::Proposed(Side::Author), 5));
    let told: Vec<_> = read
        .turns
        .iter()
        .map(|turn| (turn.mine, turn.made, turn.words.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (false, Move::Send, ""),
            (true, Move::Understand, "tu as eu peur"),
            (false, Move::Miss, "et j’étais triste"),
            (true, Move::Understand, "tu étais triste"),
            (false, Move::Confirm, ""),
        ]
    );
    assert_eq!(count(&pool, WAITS).await, 5, "each in turn is told that it is theirs");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn nobody_answers_a_proposal_before_the_author_feels_understood(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = sent(&two).await;
    assert_eq!(code(accepts(&two.kofi, repair).await), "repair_moved_on");
    for made in ["take_time", "propose", "confirm", "miss"] {
        assert_eq!(
            code(does(&two.kofi, repair, made, "mot").await),
            "repair_moved_on",
            "{made}"
        );
    }
    does(&two.kofi, repair, "understand", "mot").await.unwrap();
    assert_eq!(code(accepts(&two.kofi, repair).await), "repair_moved_on");
    assert_eq!(
        code(does(&two.kofi, repair, "confirm", "").await),
        "repair_not_your_turn"
    );

    for stage in ["author_proposed", "reader_takes_time", "agreed"] {
        let skipping = sqlx::query(
            "update couple.repairs set stage = $1, agreement = case when $1 = 'agreed' then 'x' end,
                 ended_at = case when $1 = 'agreed' then now() end",
        )
        .bind(stage)
        .execute(&pool)
        .await
        .unwrap_err();
        let constraint = skipping.into_database_error().unwrap();
        assert_eq!(
            constraint.constraint(),
            Some("repairs_understanding_comes_first"),
            "{stage}"
        );
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_words_of_a_move_have_one_to_two_thousand_characters(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = sent(&two).await;
    for (words, told) in [("  ", "words_missing"), (&*"é".repeat(2_001), "words_too_long")] {
        let error = does(&two.kofi, repair, "understand", words).await.unwrap_err();
        assert_eq!(
            (
                error.kind,
                error.fields[0].field.as_str(),
                error.fields[0].code.as_str()
            ),
            (ErrorKind::Invalid, "words", told)
        );
    }
    does(&two.kofi, repair, "understand", &"é".repeat(2_000)).await.unwrap();
    does(&two.aya, repair, "confirm", "not kept").await.unwrap();
    assert_eq!(reads(&two.kofi, repair).await.unwrap().turns[2].words, "");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_not_seen_the_last_move_reads_it_first(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = sent(&two).await;
    does(&two.kofi, repair, "understand", "mot").await.unwrap();
    let error = does_after(&two.aya, repair, 1, ("confirm", "")).await.unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str()),
        (ErrorKind::Refused, "repair_moved_on")
    );
    assert!(!error.message.is_empty());
    does_after(&two.aya, repair, 2, ("confirm", "")).await.unwrap();
    for number in ["", "three", "99"] {
        let (context, kofi) = as_partner(&two.kofi).await;
        let sent = SentMove {
            number: number.to_owned(),
            made: "take_time".to_owned(),
            ..SentMove::default()
        };
        assert_eq!(code(make(&context, &kofi, repair, sent).await), "repair_moved_on");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_move_that_arrives_again_is_made_once(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = sent(&two).await;
    for _ in 0..2 {
        let (context, kofi) = as_partner(&two.kofi).await;
        let sent = SentMove {
            number: "1".to_owned(),
            made: "understand".to_owned(),
            words: "mot".to_owned(),
            key: KEY.to_owned(),
        };
        assert_eq!(make(&context, &kofi, repair, sent).await.unwrap(), Moved::On);
    }
    assert_eq!(reads(&two.kofi, repair).await.unwrap().number, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_nobody_has_answered_its_author_sets_aside_and_the_other_no_longer_sees_it(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = sent(&two).await;
    assert_eq!(
        code(does(&two.kofi, repair, "set_aside", "").await),
        "repair_not_your_turn"
    );
    assert_eq!(does(&two.aya, repair, "set_aside", "").await.unwrap(), Moved::SetAside);
    assert_eq!(code(reads(&two.kofi, repair).await), "not_found");
    assert_eq!(
        code(does_after(&two.kofi, repair, 2, ("understand", "mot")).await),
        "not_found"
    );
    assert_eq!(reads(&two.aya, repair).await.unwrap().stage, Stage::SetAside);
    begins(&two.aya).await.unwrap();

    sqlx::query("delete from couple.repairs").execute(&pool).await.unwrap();
    let repair = sent(&two).await;
    does(&two.kofi, repair, "understand", "mot").await.unwrap();
    assert_eq!(
        code(does(&two.aya, repair, "set_aside", "").await),
        "repair_moved_on",
        "once it is answered it is both's"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn either_closes_what_was_sent_and_then_nothing_moves(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for closer in [&two.kofi, &two.aya] {
        let repair = understood(&two).await;
        assert_eq!(does(closer, repair, "close", "").await.unwrap(), Moved::Closed);
        for resident in [&two.aya, &two.kofi] {
            assert_eq!(reads(resident, repair).await.unwrap().stage, Stage::Closed);
            for made in ["close", "understand", "confirm", "take_time", "propose"] {
                assert_eq!(code(does(resident, repair, made, "mot").await), "repair_moved_on");
            }
            assert_eq!(code(accepts(resident, repair).await), "repair_moved_on");
        }
    }
    let repair = sent(&two).await;
    does(&two.kofi, repair, "close", "").await.unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_table_refuses_what_the_rule_refuses(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = sent(&two).await;
    for made in Move::ALL {
        if made == Move::Send || made == Move::Accept || after(Stage::Sent, Side::Reader, made).is_ok() {
            continue;
        }
        assert!(does(&two.kofi, repair, made.word(), "mot").await.is_err(), "{made:?}");
    }
    for unknown in ["", "send", "accept", "forgive"] {
        assert_eq!(
            code(does(&two.aya, repair, unknown, "mot").await),
            "not_found",
            "{unknown}"
        );
    }
    assert_eq!(reads(&two.aya, repair).await.unwrap().number, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_others_screen_hears_of_each_move(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let repair = sent(&two).await;
    let hears = audiences(&pool, &two.aya.member().await).await.unwrap();
    let now = two.town.services.clock.now();
    let before = changes_since(&pool, &hears, None, now).await.unwrap();
    does(&two.kofi, repair, "understand", "mot").await.unwrap();
    let news = changes_since(&pool, &hears, Since::parse(&before.cursor), now)
        .await
        .unwrap();
    assert_eq!(news.changes["repair"], [repair.to_string()]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn of_moves_at_once_one_wins_and_the_other_reads_first(pool: PgPool) {
    let two = Two::together(pool).await;
    for _ in 0..5 {
        let repair = sent(&two).await;
        let (aya, kofi) = (two.aya.clone(), two.kofi.clone());
        let moves = [
            tokio::spawn(async move { does_after(&aya, repair, 1, ("set_aside", "")).await }),
            tokio::spawn({
                let kofi = kofi.clone();
                async move { does_after(&kofi, repair, 1, ("understand", "mot")).await }
            }),
            tokio::spawn(async move { does_after(&kofi, repair, 1, ("understand", "autre")).await }),
        ];
        let mut won = 0;
        for one in moves {
            match one.await.unwrap() {
                Ok(_) => won += 1,
                Err(error) => assert!(["repair_moved_on", "not_found"].contains(&&*error.code), "{error:?}"),
            }
        }
        assert_eq!(won, 1);
        let read = reads(&two.aya, repair).await.unwrap();
        assert_eq!(read.number, 2);
        if !read.stage.is_over() {
            does(&two.aya, repair, "close", "").await.unwrap();
        }
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_repair_of_others_does_not_exist(pool: PgPool) {
    let two = Two::together(pool).await;
    let others = two.neighbours().await;
    let repair = sent(&two).await;
    assert_eq!(code(reads(&others.kofi, repair).await), "not_found");
    assert_eq!(
        code(does_after(&others.kofi, repair, 1, ("understand", "mot")).await),
        "not_found"
    );
    assert_eq!(code(sends(&others.aya, repair).await), "not_found");
}
