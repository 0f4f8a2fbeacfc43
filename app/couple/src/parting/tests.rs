//! What becomes of a couple when the account of one ends, against a real database.

use chrono::TimeDelta;
use platform::{
    database::MIGRATOR,
    privacy::{Content, Leaver},
    testing::Resident,
};
use serde_json::{Value, json};
use sqlx::PgPool;

use super::{copies, erasing::erase, leave};
use crate::{
    capability::{Founder, Standing},
    home::{Home, home},
    pairing::{copy_for, purge_ended},
    story::{Two, count, founds, says},
};

/// Puts something of both into their place, with Aya's account and Kofi's: what each shared, what
/// Aya kept to herself, and what she changed last of his.
async fn filled(two: &Two) {
    says(&two.kofi, "2026-11-19", 6, "for us").await.unwrap();
    says(&two.aya, "2026-11-19", 7, "for us").await.unwrap();
    says(&two.aya, "2026-11-20", 2, "for me").await.unwrap();
    for statement in [
        "insert into couple.questions (id, couple_id, author_id, theme, text, reveal_together, asked_at)
         select gen_random_uuid(), c.id, $1, 'joys', 'answered by him', false, now() from couple.couples c",
        "insert into couple.questions (id, couple_id, author_id, theme, text, reveal_together, asked_at)
         select gen_random_uuid(), c.id, $2, 'joys', 'answered by her alone', true, now() from couple.couples c",
        "insert into couple.answers
             (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
         select gen_random_uuid(), q.couple_id, q.id, $2, 'answered', 'his words', now(), now(), now()
         from couple.questions q where q.author_id = $1",
        "insert into couple.answers
             (id, couple_id, question_id, account_id, status, text, answered_at, created_at, updated_at)
         select gen_random_uuid(), q.couple_id, q.id, $1, 'answered', 'never opened', now(), now(), now()
         from couple.questions q where q.author_id = $2",
        "insert into couple.goals (id, couple_id, created_by, changed_by, owner_id, title, created_at, updated_at)
         select gen_random_uuid(), c.id, $2, $1, $1, 'his goal', now(), now() from couple.couples c",
        "insert into couple.goal_actions (id, couple_id, goal_id, created_by, changed_by, text, place, created_at)
         select gen_random_uuid(), g.couple_id, g.id, $2, $1, 'his step', 1, now() from couple.goals g",
        "insert into couple.repairs (id, couple_id, author_id, fact, created_at)
         select gen_random_uuid(), c.id, $1, 'a draft', now() from couple.couples c",
        "insert into couple.repairs
             (id, couple_id, author_id, stage, turn, fact, interpretation, feeling, need, proposal,
              created_at, sent_at, ended_at)
         select gen_random_uuid(), c.id, $1, 'closed', 2, 'a', 'b', 'c', 'd', 'e', now(), now(), now()
         from couple.couples c",
        "insert into couple.repair_turns (repair_id, number, couple_id, account_id, made, words, made_at)
         select r.id, 1, r.couple_id, $2, 'understand', 'his understanding', now()
         from couple.repairs r where r.stage = 'closed'",
        "insert into couple.pauses (id, couple_id, account_id, word, began_at, until, ended_at)
         select gen_random_uuid(), c.id, $1, 'her word', now(), now() + interval '1 hour', now()
         from couple.couples c",
        "insert into couple.letters (id, couple_id, month, latest, created_at)
         select gen_random_uuid(), c.id, date '2026-11-01', 2, now() from couple.couples c",
        "insert into couple.letter_versions
             (id, couple_id, letter_id, number, account_id, body, created_at, updated_at)
         select gen_random_uuid(), l.couple_id, l.id, n, $1, 'text ' || n, now(), now()
         from couple.letters l, generate_series(1, 2) n",
    ] {
        // Every statement knows both, whichever of the two it names.
        let both = format!("with people as (select $1::uuid as she, $2::uuid as he) {statement}");
        sqlx::query(sqlx::AssertSqlSafe(both))
            .bind(two.aya.account)
            .bind(two.kofi.account)
            .execute(two.pool())
            .await
            .unwrap();
    }
}

/// Asks for the end of an account, and leaves, as the account's own jobs do.
async fn departs(resident: &Resident) {
    leave(resident.context().await).await.unwrap();
}

/// Seven days later: the areas erase, and the account's row goes.
async fn ends(two: &Two, resident: &Resident) {
    let services = &two.town.services;
    let now = services.clock.now();
    sqlx::query(
        "insert into platform.deletions (account_id, asked_at, due_at, left_at)
         values ($1, $2::timestamptz - interval '7 days', $2, $2)",
    )
    .bind(resident.account)
    .bind(now)
    .execute(two.pool())
    .await
    .unwrap();
    let mut transaction = two.pool().begin().await.unwrap();
    let leaver = Leaver::of(&mut transaction, resident.account, now)
        .await
        .unwrap()
        .unwrap();
    erase(&mut transaction, services, &leaver).await.unwrap();
    sqlx::query("delete from platform.accounts where id = $1")
        .bind(resident.account)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

async fn copy_of(resident: &Resident) -> Value {
    let copy = copy_for(&resident.context().await).await.unwrap();
    serde_json::to_value(copy).unwrap()["couples"][0].clone()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn whose_account_is_to_end_leaves_like_anybody_and_the_other_is_told(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    departs(&two.aya).await;
    departs(&two.aya).await;
    for resident in [&two.aya, &two.kofi] {
        let standing = Standing::of(&resident.context().await).await.unwrap();
        assert!(matches!(standing, Standing::Alone(_)));
    }
    let told: Vec<String> = sqlx::query_scalar("select kind from platform.notifications where account_id = $1")
        .bind(two.kofi.account)
        .fetch_all(&pool)
        .await
        .unwrap();
    assert_eq!(told.iter().filter(|kind| *kind == "partner_left").count(), 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_waits_for_nobody_any_more_withdraws(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let yao = two.town.resident("Yao").await;
    founds(&yao).await;
    Founder::of(&yao.context().await).await.unwrap();
    departs(&yao).await;
    assert_eq!(count(&pool, "select count(*) from couple.couples").await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_others_own_stays_and_what_only_she_read_goes(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    filled(&two).await;
    departs(&two.aya).await;
    let before = copy_of(&two.kofi).await;
    two.town.advance(TimeDelta::days(7));
    ends(&two, &two.aya).await;
    let after = copy_of(&two.kofi).await;

    let mut expected = before.clone();
    expected["partner"] = json!("…");
    // Of what was for her alone he saw that it was there, and no more.
    expected["check_ins"] = before["check_ins"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|day| day["for_me"] == json!(false))
        .cloned()
        .collect();
    for question in expected["questions"].as_array_mut().unwrap() {
        if question["text"] == "answered by her alone" {
            question["their_answer"] = Value::Null;
        }
    }
    assert_eq!(after, expected);
    for query in [
        "select count(*) from couple.check_ins where private",
        "select count(*) from couple.answers where text = 'never opened'",
        "select count(*) from couple.repairs where stage = 'draft'",
        "select count(*) from couple.letter_versions where number = 1",
        "select count(*) from couple.invites",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_is_not_reminded_of_a_name(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    departs(&two.kofi).await;
    two.town.advance(TimeDelta::days(7));
    ends(&two, &two.kofi).await;
    let names: Vec<Option<String>> =
        sqlx::query_scalar("select detail ->> 'name' from platform.notifications where account_id = $1")
            .bind(two.aya.account)
            .fetch_all(&pool)
            .await
            .unwrap();
    assert!(
        !names.is_empty() && names.iter().flatten().all(|name| name == "Quelqu’un"),
        "{names:?}"
    );
    let Home::Alone(former) = home(&two.aya.context().await).await.unwrap() else {
        panic!("Aya stands alone")
    };
    assert_eq!(former[0].name, "…");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn after_thirty_days_nothing_is_left_of_either(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    filled(&two).await;
    departs(&two.aya).await;
    two.town.advance(TimeDelta::days(7));
    ends(&two, &two.aya).await;
    assert_eq!(
        count(&pool, "select count(*) from platform.accounts where stands_in").await,
        1
    );
    two.town.advance(TimeDelta::days(23));
    assert_eq!(purge_ended(&pool, two.town.services.clock.now()).await.unwrap(), 1);
    for query in [
        "select count(*) from couple.couples",
        "select count(*) from couple.questions",
        "select count(*) from platform.accounts where stands_in",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
    assert_eq!(count(&pool, "select count(*) from platform.accounts").await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn when_both_have_gone_nothing_waits_for_anybody(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    filled(&two).await;
    departs(&two.aya).await;
    two.town.advance(TimeDelta::days(7));
    ends(&two, &two.aya).await;
    ends(&two, &two.kofi).await;
    for query in [
        "select count(*) from platform.accounts",
        "select count(*) from couple.couples",
        "select count(*) from couple.letter_versions",
        "select count(*) from platform.audience_members",
    ] {
        assert_eq!(count(&pool, query).await, 0, "{query}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_place_for_two_is_a_sheet_of_the_copy(pool: PgPool) {
    let two = Two::together(pool).await;
    let sheets = copies(two.aya.context().await).await.unwrap();
    assert_eq!(sheets.len(), 1);
    assert_eq!(sheets[0].name, "couple.json");
    let Content::Written(content) = &sheets[0].content else {
        panic!("the copy is written");
    };
    let copy: Value = serde_json::from_slice(content).unwrap();
    assert_eq!(copy["couples"][0]["partner"], "Kofi");
    let yao = two.town.resident("Yao").await;
    assert!(copies(yao.context().await).await.unwrap().is_empty());
}
