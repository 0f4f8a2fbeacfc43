//! Two servers on one database are one town.

use super::{
    mail_server_away::register,
    town::{Town, day_before_today, new_id},
};

#[tokio::test]
async fn two_that_start_at_once_on_an_empty_database_both_open() {
    let town = Town::found().await;
    let (one, other) = tokio::join!(town.open(), town.open());
    for server in [&one, &other] {
        assert_eq!(town.visitor(server).fetch("/ready").await.status(), 200);
    }
}

#[tokio::test]
async fn what_is_written_through_one_arrives_at_the_other() {
    let town = Town::found().await;
    let one = town.open().await;
    let other = town.open().await;
    let [aya, kofi] = town.couple(&one).await;
    let (mut line, _) = kofi.browser.at(&other).greeted().await;
    aya.browser.check_in("", "7", new_id()).await;
    assert_eq!(line.news().await.of("check_ins").len(), 1);

    let (mut line, _) = aya.browser.greeted().await;
    kofi.browser.at(&other).check_in("", "4", new_id()).await;
    assert_eq!(line.news().await.of("check_ins").len(), 1);
}

#[tokio::test]
async fn one_key_sent_to_both_at_once_is_done_once() {
    let town = Town::found().await;
    let one = town.open().await;
    let other = town.open().await;
    let [aya, _] = town.couple(&one).await;
    let elsewhere = aya.browser.at(&other);
    for day in 0..4 {
        let (day, key) = (day_before_today(day), new_id());
        tokio::join!(aya.browser.check_in(&day, "7", key), elsewhere.check_in(&day, "7", key));
    }
    assert_eq!(town.number("select count(*) from couple.check_ins").await, 4);
    assert_eq!(
        town.number("select count(*) from platform.changes where resource = 'check_ins'")
            .await,
        4
    );
}

#[tokio::test]
async fn a_session_begun_at_one_is_known_and_ended_at_the_other() {
    let town = Town::found().await;
    let one = town.open().await;
    let other = town.open().await;
    let here = town.visitor(&one);
    let there = here.at(&other);
    register(&here, "aya@example.ci").await;
    let letter: String = sqlx::query_scalar("select text from platform.mails")
        .fetch_one(&town.pool)
        .await
        .expect("a letter");
    let (_, link) = letter.split_once("/verify/").expect("a link");
    let token = link.split_whitespace().next().expect("a token");
    assert_eq!(there.page(&format!("/verify/{token}")).await.status(), 303);
    for browser in [&here, &there] {
        assert_eq!(browser.fetch("/api/sync/changes").await.status(), 200, "signed in");
    }
    there.call("/api/account/logout", &[]).await;
    for browser in [&here, &there] {
        assert_eq!(browser.fetch("/api/sync/changes").await.status(), 401, "signed out");
    }
}

#[tokio::test]
async fn they_count_tries_together() {
    let town = Town::found().await;
    let one = town.open().await;
    let other = town.open().await;
    let here = town.visitor(&one);
    let there = here.at(&other);
    let fields = [("email", "nobody@example.ci"), ("password", "not the password")];
    for browser in [&here, &there, &here, &there, &here] {
        assert_ne!(browser.call("/api/account/login", &fields).await.status(), 429);
    }
    for browser in [&here, &there] {
        assert_eq!(browser.call("/api/account/login", &fields).await.status(), 429);
    }
}
