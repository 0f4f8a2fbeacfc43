//! What a carrier may lose, and how it is found.

use std::time::Duration;

use sqlx::{
    Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgListener},
};

use super::{note, read};
use crate::{
    account::Member,
    configuration::{Configuration, Secret},
    live::{Audience, Cursor, Hub, announcing, audiences, hub::Subscription, look::keep_looking},
    testing::Town,
};

/// Long, because the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);
/// What was to wake somebody else has done so by then.
const A_MOMENT: Duration = Duration::from_millis(50);

async fn wakes(waiting: &Subscription) -> bool {
    tokio::time::timeout(PATIENCE, waiting.news()).await.is_ok()
}

async fn sleeps(waiting: &Subscription) -> bool {
    tokio::time::timeout(A_MOMENT, waiting.news()).await.is_err()
}

/// Commits a change of which PostgreSQL says nothing, as processes do that have NATS.
async fn tell_in_silence(pool: &PgPool, members: &[&Member], id: u128) {
    let options = PgConnectOptions::clone(&pool.connect_options()).options([("parvis.changes_carried_by", "nats")]);
    let mut connection = PgConnection::connect_with(&options).await.expect("a connection");
    let mut transaction = connection.begin().await.expect("a transaction");
    for member in members {
        note(&mut transaction, Audience::Account(member.account()), id).await;
    }
    transaction.commit().await.expect("commits");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn postgresql_is_silent_for_processes_that_have_nats_and_for_no_others(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, moussa) = (
        town.resident("Aya").await.member().await,
        town.resident("Moussa").await.member().await,
    );
    let mut listener = PgListener::connect_with(&pool).await.expect("a connection");
    listener.listen("platform_changes").await.expect("it listens");
    tell_in_silence(&pool, &[&aya], 1).await;
    let mut connection = pool.acquire().await.expect("a connection");
    note(&mut connection, Audience::Account(moussa.account()), 2).await;
    let heard = tokio::time::timeout(PATIENCE, listener.recv())
        .await
        .expect("one is announced")
        .expect("a notification");
    assert_eq!(heard.payload(), format!("account:{}", moussa.account()));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_look_wakes_who_has_not_read_what_nobody_told_of(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let (aya, moussa, fatou) = (
        town.resident("Aya").await.member().await,
        town.resident("Moussa").await.member().await,
        town.resident("Fatou").await.member().await,
    );
    let hub = Hub::default();
    let (has_read, has_not, other) = (
        hub.subscribe(audiences(&pool, &aya).await.expect("audiences")),
        hub.subscribe(audiences(&pool, &moussa).await.expect("audiences")),
        hub.subscribe(audiences(&pool, &fatou).await.expect("audiences")),
    );
    let looking = tokio::spawn({
        let (hub, pool) = (hub.clone(), pool.clone());
        async move { keep_looking(&hub, &pool).await }
    });
    hub.look_now();
    assert!(
        wakes(&has_read).await && wakes(&has_not).await && wakes(&other).await,
        "the first one wakes all"
    );

    tell_in_silence(&pool, &[&aya, &moussa], 1).await;
    let cursor = read(&pool, &aya, None).await.cursor;
    let Some(Cursor::Read(snapshot)) = Cursor::parse(&cursor) else {
        panic!("a cursor: {cursor}")
    };
    has_read.has_read(&snapshot);
    hub.look_now();
    assert!(wakes(&has_not).await);
    assert!(sleeps(&has_read).await, "it was read before");
    assert!(sleeps(&other).await, "it was for others");

    tell_in_silence(&pool, &[&aya], 2).await;
    hub.look_now();
    assert!(wakes(&has_read).await, "what follows has not been read");
    assert!(sleeps(&has_not).await, "nothing is found twice");
    looking.abort();
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_look_finds_what_commits_after_what_began_later(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let hub = Hub::default();
    let waiting = hub.subscribe(audiences(&pool, &aya).await.expect("audiences"));
    let looking = tokio::spawn({
        let (hub, pool) = (hub.clone(), pool.clone());
        async move { keep_looking(&hub, &pool).await }
    });
    let mine = Audience::Account(aya.account());
    let mut late = pool.begin().await.expect("a transaction");
    note(&mut late, mine, 1).await;
    hub.look_now();
    assert!(wakes(&waiting).await, "the first one wakes all");
    tell_in_silence(&pool, &[&aya], 2).await;
    hub.look_now();
    assert!(wakes(&waiting).await);
    late.commit().await.expect("the one that began first commits last");
    hub.look_now();
    assert!(wakes(&waiting).await);
    looking.abort();
}

/// A hub whose NATS never answers.
fn hub_with_nats_away(town: &Town) -> Hub {
    Hub::of(&Configuration {
        nats: Some(Secret::new("nats://127.0.0.1:1")),
        ..Configuration::clone(&town.services.configuration)
    })
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_browsers_of_the_process_that_wrote_hear_it_without_nats(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let hub = hub_with_nats_away(&town);
    let waiting = hub.subscribe(audiences(&pool, &aya).await.expect("audiences"));
    announcing(&hub, async {
        let mut transaction = pool.begin().await.expect("a transaction");
        note(&mut transaction, Audience::Account(aya.account()), 1).await;
        assert!(sleeps(&waiting).await, "nothing is said before the commit");
        transaction.commit().await.expect("commits");
    })
    .await;
    assert!(wakes(&waiting).await);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn work_that_is_cut_off_says_what_it_may_have_committed(pool: PgPool) {
    let town = Town::open(pool.clone()).await;
    let aya = town.resident("Aya").await.member().await;
    let hub = hub_with_nats_away(&town);
    let waiting = hub.subscribe(audiences(&pool, &aya).await.expect("audiences"));
    let (committed, is_committed) = tokio::sync::oneshot::channel();
    let work = tokio::spawn({
        let (hub, pool, mine) = (hub.clone(), pool.clone(), Audience::Account(aya.account()));
        async move {
            announcing(&hub, async {
                let mut transaction = pool.begin().await.expect("a transaction");
                note(&mut transaction, mine, 1).await;
                transaction.commit().await.expect("commits");
                let _ = committed.send(());
                std::future::pending::<()>().await;
            })
            .await;
        }
    });
    is_committed.await.expect("it is committed");
    work.abort();
    assert!(wakes(&waiting).await);
}
