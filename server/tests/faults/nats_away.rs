//! NATS carries changes between processes, goes away, and comes back.

use super::{
    line::Line,
    nats_server::NatsServer,
    process::Server,
    town::{Resident, TOLD, Town, day_before_today, new_id},
    waiting::until,
    wire::Connection,
};

/// So many that a few may be found by a look that happens to come first.
const MANY: u32 = 8;

async fn open(town: &Town, nats: &NatsServer) -> Server {
    town.open_with(&[("NATS_URL", &nats.url())]).await
}

/// How many lines a process had to tell of what it found by looking.
async fn found_late(server: &Server) -> u32 {
    let connection = Connection::open(server.address()).await.expect("a connection");
    let request = "GET /metrics HTTP/1.1\r\nhost: parvis.test\r\nconnection: close\r\n\r\n";
    let (head, mut body) = connection.ask(request).await.expect("an answer");
    assert_eq!(head.status, 200);
    let text = body.whole().await.expect("its text");
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("live_found_late_total "));
    line.map_or(0, |count| count.parse().expect("a number"))
}

/// Checks in until somebody says so by NATS; each time the other hears of it, in whatever way.
async fn check_in_until_it_is_said(nats: &NatsServer, writer: &Resident, line: &mut Line) {
    let mut listener = nats.listener().await;
    let said = tokio::spawn(async move { listener.audience().await });
    until("changes are said by NATS", async || {
        writer.browser.check_in("", "4", new_id()).await;
        assert_eq!(line.news_of("check_ins").await.len(), 1);
        said.is_finished()
    })
    .await;
}

#[tokio::test]
async fn what_is_written_through_one_is_said_by_nats_and_heard_at_the_other() {
    let (town, nats) = (Town::found().await, NatsServer::running().await);
    let (one, other) = (open(&town, &nats).await, open(&town, &nats).await);
    let [aya, kofi] = town.couple(&one).await;
    let (mut line, _) = kofi.browser.at(&other).greeted().await;
    check_in_until_it_is_said(&nats, &aya, &mut line).await;
    let mut listener = nats.listener().await;
    let before = found_late(&other).await;
    let couple: String = sqlx::query_scalar("select id::text from couple.couples")
        .fetch_one(&town.pool)
        .await
        .expect("a couple");
    for day in 0..MANY {
        aya.browser.check_in(&day_before_today(day), "7", new_id()).await;
        assert_eq!(line.news_of("check_ins").await.len(), 1);
        assert_eq!(listener.audience().await, format!("couple:{couple}"));
    }
    let late = found_late(&other).await - before;
    assert!(late < MANY, "all of it was found by looking");
}

#[tokio::test]
async fn what_nobody_says_is_found_in_the_table() {
    let (town, nats) = (Town::found().await, NatsServer::running().await);
    let server = open(&town, &nats).await;
    let aya = town.resident(&server).await;
    let (mut line, _) = aya.browser.greeted().await;
    // By somebody who leaves it to PostgreSQL to say so, to which this process does not listen.
    for _ in 0..2 {
        let told = town.tell(&aya).await;
        assert_eq!(line.news_of(TOLD).await, [told]);
    }
}

#[tokio::test]
async fn without_nats_the_town_goes_on_and_with_it_again_changes_are_said_again() {
    let (town, mut nats) = (Town::found().await, NatsServer::running().await);
    let (one, other) = (open(&town, &nats).await, open(&town, &nats).await);
    let [aya, kofi] = town.couple(&one).await;
    let (mut near, _) = kofi.browser.greeted().await;
    let (mut far, _) = kofi.browser.at(&other).greeted().await;

    nats.kill();
    for server in [&one, &other] {
        assert_eq!(town.visitor(server).fetch("/ready").await.status(), 200);
    }
    aya.browser.check_in(&day_before_today(1), "7", new_id()).await;
    for line in [&mut near, &mut far] {
        assert_eq!(line.news_of("check_ins").await.len(), 1, "told late, not lost");
    }
    assert_eq!(aya.browser.page("/couple").await.status(), 200);

    nats.open().await;
    check_in_until_it_is_said(&nats, &aya, &mut far).await;
}

#[tokio::test]
async fn a_process_opens_without_nats_and_finds_it_later() {
    let (town, mut nats) = (Town::found().await, NatsServer::away().await);
    let server = open(&town, &nats).await;
    let [aya, kofi] = town.couple(&server).await;
    let (mut line, _) = kofi.browser.greeted().await;
    aya.browser.check_in(&day_before_today(1), "7", new_id()).await;
    assert_eq!(line.news_of("check_ins").await.len(), 1);

    nats.open().await;
    check_in_until_it_is_said(&nats, &aya, &mut line).await;
}
