//! The rules of the change feed, against a real database.

mod carried;

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use sqlx::{PgConnection, PgPool, Row};
use uuid::Uuid;

use super::{
    Audience, Batch, Change, Hub, Operation, Since, audiences, changes_since, join_audience, leave_audience, record,
};
use crate::{account::Member, testing::Town};

async fn note(transaction: &mut PgConnection, audience: Audience, id: u128) {
    let change = Change {
        audience,
        resource: "check_ins",
        id: Uuid::from_u128(id),
        operation: Operation::Created,
    };
    record(transaction, change).await.expect("a change is recorded");
}

async fn read(pool: &PgPool, member: &Member, since: Option<&str>) -> Batch {
    let audiences = audiences(pool, member).await.expect("audiences");
    let since = since.map(|since| Since::parse(since).expect("a cursor"));
    changes_since(pool, &audiences, since, now(pool).await)
        .await
        .expect("a batch")
}

/// The database's own time: changes carry it.
async fn now(pool: &PgPool) -> chrono::DateTime<Utc> {
    sqlx::query("select now()")
        .fetch_one(pool)
        .await
        .expect("the time")
        .get(0)
}

fn ids(batch: &Batch) -> Vec<u128> {
    let mut ids: Vec<u128> = batch
        .changes
        .values()
        .flatten()
        .map(|id| Uuid::parse_str(id).expect("an id").as_u128())
        .collect();
    ids.sort_unstable();
    ids
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn transactions_that_commit_in_the_opposite_order_are_both_seen_once(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let mine = Audience::Account(aya.account());

    let mut first = pool.begin().await.expect("a transaction");
    note(&mut first, mine, 1).await;
    let mut second = pool.begin().await.expect("a transaction");
    note(&mut second, mine, 2).await;

    let before = read(&pool, &aya, None).await;
    assert!(before.changes.is_empty(), "nothing is committed yet");

    second.commit().await.expect("the later one commits first");
    let between = read(&pool, &aya, Some(&before.cursor)).await;
    assert_eq!(ids(&between), [2]);

    first.commit().await.expect("the earlier one commits late");
    let after = read(&pool, &aya, Some(&between.cursor)).await;
    assert_eq!(ids(&after), [1]);

    let rest = read(&pool, &aya, Some(&after.cursor)).await;
    assert!(rest.changes.is_empty(), "nothing is seen twice");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_answer_cut_at_a_thousand_goes_on_where_it_was_cut(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let mine = Audience::Account(aya.account());
    let start = read(&pool, &aya, None).await.cursor;

    let mut late = pool.begin().await.expect("a transaction");
    note(&mut late, mine, 9_999).await;
    let mut many = pool.begin().await.expect("a transaction");
    for id in 0..1_500 {
        note(&mut many, mine, id).await;
    }
    many.commit().await.expect("commits");

    let first = read(&pool, &aya, Some(&start)).await;
    assert!(first.more);
    assert_eq!(ids(&first).len(), 1_000);
    late.commit().await.expect("commits while the answer is being read");

    let second = read(&pool, &aya, Some(&first.cursor)).await;
    assert!(!second.more);
    assert_eq!(ids(&second).len(), 500);
    let third = read(&pool, &aya, Some(&second.cursor)).await;
    assert_eq!(ids(&third), [9_999], "what committed meanwhile comes next");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn exactly_a_thousand_are_not_cut(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let mut transaction = pool.begin().await.expect("a transaction");
    for id in 0..1_000 {
        note(&mut transaction, Audience::Account(aya.account()), id).await;
    }
    transaction.commit().await.expect("commits");
    let batch = read(&pool, &aya, None).await;
    assert!(!batch.more);
    assert_eq!(ids(&batch).len(), 1_000);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn only_its_audience_hears_of_a_change(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, moussa) = (
        town.resident("Aya").await.member().await,
        town.resident("Moussa").await.member().await,
    );
    let couple = Audience::Couple(Uuid::from_u128(7));
    let mut transaction = pool.begin().await.expect("a transaction");
    join_audience(&mut transaction, aya.account(), couple)
        .await
        .expect("joins");
    note(&mut transaction, couple, 1).await;
    transaction.commit().await.expect("commits");
    assert_eq!(ids(&read(&pool, &aya, None).await), [1]);
    assert!(read(&pool, &moussa, None).await.changes.is_empty());

    let mut transaction = pool.begin().await.expect("a transaction");
    leave_audience(&mut transaction, aya.account(), couple)
        .await
        .expect("leaves");
    note(&mut transaction, couple, 2).await;
    transaction.commit().await.expect("commits");
    assert!(
        read(&pool, &aya, None).await.changes.is_empty(),
        "who left hears nothing more"
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_first_call_looks_back_a_day_and_a_moment_says_how_far(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let mut transaction = pool.begin().await.expect("a transaction");
    note(&mut transaction, Audience::Account(aya.account()), 1).await;
    note(&mut transaction, Audience::Account(aya.account()), 2).await;
    transaction.commit().await.expect("commits");
    sqlx::query("update platform.changes set created_at = created_at - interval '25 hours' where resource_id = $1")
        .bind(Uuid::from_u128(1).to_string())
        .execute(&pool)
        .await
        .expect("one grows old");
    assert_eq!(ids(&read(&pool, &aya, None).await), [2]);
    let two_days_ago = (now(&pool).await - TimeDelta::days(2)).to_rfc3339();
    assert_eq!(ids(&read(&pool, &aya, Some(&two_days_ago)).await), [1, 2]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_cursor_of_another_cluster_starts_over_with_the_last_day(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let mut transaction = pool.begin().await.expect("a transaction");
    note(&mut transaction, Audience::Account(aya.account()), 1).await;
    transaction.commit().await.expect("commits");
    let future = "9000000000:9000000000:";
    assert_eq!(ids(&read(&pool, &aya, Some(future)).await), [1]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn nothing_is_skipped_or_doubled_while_many_write(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let mine = Audience::Account(aya.account());
    let mut cursor = read(&pool, &aya, None).await.cursor;

    let writers: Vec<_> = (0..8u128)
        .map(|writer| {
            let pool = pool.clone();
            tokio::spawn(async move {
                for turn in 0..40u128 {
                    let mut transaction = pool.begin().await.expect("a transaction");
                    note(&mut transaction, mine, writer * 1_000 + turn).await;
                    // Some take longer than those that began after them.
                    if (writer + turn) % 3 == 0 {
                        sqlx::query("select pg_sleep(0.01)")
                            .execute(&mut *transaction)
                            .await
                            .expect("rests");
                    }
                    transaction.commit().await.expect("commits");
                }
            })
        })
        .collect();

    let mut seen = Vec::new();
    let mut finished = false;
    loop {
        let batch = read(&pool, &aya, Some(&cursor)).await;
        seen.extend(ids(&batch));
        cursor = batch.cursor;
        if finished && batch.changes.is_empty() {
            break;
        }
        finished = writers.iter().all(tokio::task::JoinHandle::is_finished);
    }
    let mut once = seen.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(seen.len(), 320);
    assert_eq!(once.len(), 320);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_commit_wakes_who_waits_for_it_and_nobody_else(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let moussa = town.resident("Moussa").await.member().await;
    let hub = Hub::default();
    let waiting = hub.subscribe(audiences(&pool, &aya).await.expect("audiences"));
    let other = hub.subscribe(audiences(&pool, &moussa).await.expect("audiences"));
    let listening = tokio::spawn(hub.clone().listen(pool.clone()));
    // Both are woken once when the hub begins to listen.
    tokio::time::timeout(Duration::from_secs(5), async {
        tokio::join!(waiting.news(), other.news())
    })
    .await
    .expect("the hub listens");

    let mut transaction = pool.begin().await.expect("a transaction");
    note(&mut transaction, Audience::Account(aya.account()), 1).await;
    transaction.commit().await.expect("commits");
    tokio::time::timeout(Duration::from_secs(5), waiting.news())
        .await
        .expect("news of a commit arrives");
    assert!(
        tokio::time::timeout(Duration::from_millis(50), other.news())
            .await
            .is_err(),
        "it was for somebody else"
    );

    assert_eq!(hub.open_connections(), 2);
    drop((waiting, other));
    assert_eq!(hub.open_connections(), 0);
    listening.abort();
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_is_committed_while_the_hub_has_lost_the_database_is_told(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let hub = Hub::default();
    let waiting = hub.subscribe(audiences(&pool, &aya).await.expect("audiences"));
    let listening = tokio::spawn(hub.clone().listen(pool.clone()));
    tokio::time::timeout(Duration::from_secs(5), waiting.news())
        .await
        .expect("the hub listens");
    let mut transaction = pool.begin().await.expect("a transaction");
    note(&mut transaction, Audience::Account(aya.account()), 1).await;
    sqlx::query(
        "select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'",
    )
    .execute(&pool)
    .await
    .expect("the listener's connection is cut");
    transaction.commit().await.expect("commits");
    tokio::time::timeout(Duration::from_secs(20), waiting.news())
        .await
        .expect("it listens again, and looks");
    listening.abort();
}
