//! The server is told to stop.

use std::time::{Duration, Instant};

use tokio::net::TcpStream;

use super::{
    town::{Town, new_id},
    waiting::until,
    wire::Connection,
};

/// Once nothing is in flight any more, it has this long to leave.
const A_FEW_SECONDS: Duration = Duration::from_secs(8);

#[tokio::test]
async fn a_request_in_flight_is_answered_lines_end_and_the_next_start_goes_on() {
    let town = Town::found().await;
    let server = town.open().await;
    let [aya, kofi] = town.couple(&server).await;
    let (mut line, cursor) = kofi.browser.greeted().await;
    let mut lock = town.pool.begin().await.expect("a transaction");
    sqlx::query("lock table couple.check_ins in share mode")
        .execute(&mut *lock)
        .await
        .expect("a lock");
    let browser = aya.browser.clone();
    let saving = tokio::spawn(async move { browser.try_check_in("", "8", new_id()).await });
    town.wait_until_locked_out("insert into couple.check_ins", 1).await;

    server.terminate();
    assert!(
        line.next().await.expect("it is not cut").is_none(),
        "the line is ended in order"
    );
    let address = server.address();
    until("nobody new is let in", async || {
        TcpStream::connect(address).await.is_err()
    })
    .await;
    lock.rollback().await.expect("unlocked");
    let told = Instant::now();
    let answer = saving.await.expect("no panic").expect("the request is answered");
    assert_eq!(answer.status(), 200, "{}", answer.text);
    assert_eq!(server.ended().await.code(), Some(0));
    assert!(told.elapsed() < A_FEW_SECONDS, "it took {:?}", told.elapsed());

    let next = town.open().await;
    let mut line = kofi.browser.at(&next).listen(Some(&cursor)).await;
    assert_eq!(line.news().await.of("check_ins").len(), 1);
    assert_eq!(
        town.number("select count(*) from couple.check_ins where mood = 8")
            .await,
        1
    );
    assert_eq!(aya.browser.at(&next).page("/couple").await.status(), 200);
}

#[tokio::test]
async fn connections_without_a_request_do_not_keep_it() {
    let town = Town::found().await;
    let server = town.open().await;
    let address = server.address();
    let silent = TcpStream::connect(address)
        .await
        .expect("a connection that a browser opened early");
    let kept = Connection::open(address).await.expect("a connection");
    let (head, mut body) = kept
        .ask("GET /health HTTP/1.1\r\nhost: parvis.test\r\n\r\n")
        .await
        .expect("an answer");
    assert_eq!(head.status, 200);
    body.whole().await.expect("its text");
    let kept = body.into_connection();

    server.terminate();
    let told = Instant::now();
    assert_eq!(server.ended().await.code(), Some(0));
    assert!(told.elapsed() < A_FEW_SECONDS, "it took {:?}", told.elapsed());
    drop((silent, kept));
}

#[tokio::test]
async fn beside_others_it_answers_once_more_on_each_kept_connection_and_says_that_it_is_the_last() {
    let town = Town::found().await;
    let server = town.open_as(&["serve", "--without-jobs"], &[]).await;
    let address = server.address();
    let request = "GET /health HTTP/1.1\r\nhost: parvis.test\r\n\r\n";
    let kept = Connection::open(address).await.expect("a connection");
    let (head, mut body) = kept.ask(request).await.expect("an answer");
    assert_eq!(head.header("connection"), "");
    body.whole().await.expect("its text");
    let kept = body.into_connection();

    server.terminate();
    until("nobody new is let in", async || {
        TcpStream::connect(address).await.is_err()
    })
    .await;
    let (head, mut body) = kept
        .ask(request)
        .await
        .expect("a proxy that knows nothing yet is answered");
    assert_eq!((head.status, head.header("connection")), (200, "close"));
    body.whole().await.expect("its text");
    let told = Instant::now();
    assert_eq!(server.ended().await.code(), Some(0));
    assert!(told.elapsed() < A_FEW_SECONDS, "it took {:?}", told.elapsed());
}

#[tokio::test]
async fn stopping_gives_back_the_jobs() {
    let town = Town::found().await;
    let server = town.open().await;
    town.run("select graphile_worker.add_job('daily_purge', '{}'::json)")
        .await;
    until("it is done", async || {
        town.number("select count(*) from graphile_worker.jobs").await == 0
    })
    .await;
    server.terminate();
    assert_eq!(server.ended().await.code(), Some(0));
    assert_eq!(
        town.number("select count(*) from graphile_worker._private_workers")
            .await,
        0,
        "it signed off"
    );
}
