//! The server dies in the middle of requests, and browsers send them again.

use std::{collections::BTreeMap, io};

use tokio::task::JoinSet;
use uuid::Uuid;

use super::{
    browser::{Answer, Browser},
    process::Server,
    town::{Resident, Town, day_before_today, new_id},
};

/// A check-in in a browser's drafts: it is sent with the same key until it is answered.
#[derive(Clone, Debug)]
struct Draft {
    author: Resident,
    day: String,
    mood: String,
    key: Uuid,
}

impl Draft {
    async fn send(&self, browser: Browser) -> io::Result<Answer> {
        browser.try_check_in(&self.day, &self.mood, self.key).await
    }
}

/// What each of so many couples wants to save, both partners, so many days back.
async fn drafts(town: &Town, server: &Server, couples: usize, days: u32) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for _ in 0..couples {
        for author in town.couple(server).await {
            for day in 0..days {
                let mood = ((drafts.len() * 7) % 11).to_string();
                drafts.push(Draft {
                    author: author.clone(),
                    day: day_before_today(day),
                    mood,
                    key: new_id(),
                });
            }
        }
    }
    drafts
}

/// Sends them all at once.
fn send_all(drafts: &[Draft], server: &Server) -> JoinSet<(usize, io::Result<Answer>)> {
    let mut sending = JoinSet::new();
    for (place, draft) in drafts.iter().cloned().enumerate() {
        let browser = draft.author.browser.at(server);
        sending.spawn(async move { (place, draft.send(browser).await) });
    }
    sending
}

/// What is saved: the mood of each author's day.
async fn saved(town: &Town) -> BTreeMap<(Uuid, String), String> {
    let rows: Vec<(Uuid, String, String)> =
        sqlx::query_as("select account_id, day::text, mood::text from couple.check_ins")
            .fetch_all(&town.pool)
            .await
            .expect("the check-ins");
    let count = rows.len();
    let saved: BTreeMap<_, _> = rows
        .into_iter()
        .map(|(author, day, mood)| ((author, day), mood))
        .collect();
    assert_eq!(saved.len(), count, "one of each day");
    saved
}

fn wanted<'a>(drafts: impl IntoIterator<Item = &'a Draft>) -> BTreeMap<(Uuid, String), String> {
    drafts
        .into_iter()
        .map(|draft| ((draft.author.account.0, draft.day.clone()), draft.mood.clone()))
        .collect()
}

/// Sends them all again, twice, and looks whether each was done once.
async fn send_again_and_count(town: &Town, server: &Server, drafts: &[Draft]) {
    for _ in 0..2 {
        let mut sending = send_all(drafts, server);
        while let Some(sent) = sending.join_next().await {
            let (place, answer) = sent.expect("no panic");
            let answer = answer.expect("an answer");
            assert_eq!(answer.status(), 200, "{:?}: {}", drafts[place], answer.text);
        }
    }
    assert_eq!(saved(town).await, wanted(drafts));
    let count = i64::try_from(drafts.len()).expect("a count");
    assert_eq!(town.number("select count(*) from platform.receipts").await, count);
    let told = "select count(*) from platform.changes where resource = 'check_ins' and op = 'created'";
    assert_eq!(town.number(told).await, count, "each was told once");
    assert_eq!(
        town.number("select count(*) from platform.changes where resource = 'check_ins'")
            .await,
        count
    );
}

#[tokio::test]
async fn of_many_saves_cut_off_under_load_each_is_done_once() {
    let town = Town::found().await;
    let server = town.open().await;
    let drafts = drafts(&town, &server, 6, 4).await;
    let mut sending = send_all(&drafts, &server);
    let mut acknowledged = Vec::new();
    while acknowledged.len() < drafts.len() / 4 {
        let (place, answer) = sending.join_next().await.expect("more to come").expect("no panic");
        assert_eq!(answer.expect("an answer").status(), 200);
        acknowledged.push(&drafts[place]);
    }
    server.kill();
    while let Some(sent) = sending.join_next().await {
        let (place, answer) = sent.expect("no panic");
        if answer.is_ok_and(|answer| answer.status() == 200) {
            acknowledged.push(&drafts[place]);
        }
    }
    town.wait_until_nobody_is_connected().await;
    let kept = saved(&town).await;
    for (day, mood) in wanted(acknowledged) {
        assert_eq!(kept.get(&day), Some(&mood), "what was acknowledged is there");
    }

    let server = town.open().await;
    send_again_and_count(&town, &server, &drafts).await;
}

#[tokio::test]
async fn what_was_cut_off_in_its_transaction_is_undone_and_then_done_once() {
    let town = Town::found().await;
    let server = town.open().await;
    let drafts = drafts(&town, &server, 2, 2).await;
    let mut lock = town.pool.begin().await.expect("a transaction");
    sqlx::query("lock table platform.changes in share mode")
        .execute(&mut *lock)
        .await
        .expect("a lock");
    let mut sending = send_all(&drafts, &server);
    // Each has written its receipt and its check-in by then.
    town.wait_until_locked_out("insert into platform.changes", 8).await;
    server.kill();
    lock.rollback().await.expect("unlocked");
    while let Some(sent) = sending.join_next().await {
        assert!(sent.expect("no panic").1.is_err(), "nobody was told that it is saved");
    }
    town.wait_until_nobody_is_connected().await;
    assert!(saved(&town).await.is_empty());
    assert_eq!(town.number("select count(*) from platform.receipts").await, 0);

    let server = town.open().await;
    send_again_and_count(&town, &server, &drafts).await;
}

#[tokio::test]
async fn an_old_draft_that_was_done_does_not_come_back_over_a_newer_one() {
    let town = Town::found().await;
    let server = town.open().await;
    let old = drafts(&town, &server, 1, 1).await.swap_remove(0);
    assert_eq!(
        old.send(old.author.browser.clone()).await.expect("an answer").status(),
        200
    );
    server.kill();

    let server = town.open().await;
    let newer = Draft {
        mood: "9".to_owned(),
        key: new_id(),
        ..old.clone()
    };
    for draft in [&newer, &old] {
        assert_eq!(
            draft
                .send(old.author.browser.at(&server))
                .await
                .expect("an answer")
                .status(),
            200
        );
    }
    assert_eq!(saved(&town).await, wanted([&newer]));
}
