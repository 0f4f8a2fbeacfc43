//! The server dies between a commit and its notification.

use super::{
    line::Line,
    town::{TOLD, Town, day_before_today, new_id},
    waiting::until,
};

#[tokio::test]
async fn what_was_committed_while_no_server_ran_is_told_by_the_next_one() {
    let town = Town::found().await;
    let server = town.open().await;
    let aya = town.resident(&server).await;
    let (mut line, on_the_line) = aya.browser.greeted().await;
    let on_the_page = aya.browser.sync("").await.cursor;
    server.kill();
    assert!(line.next().await.is_err(), "the line is cut");
    let unheard = town.tell(&aya).await;

    let server = town.open().await;
    let browser = aya.browser.at(&server);
    let mut line = browser.listen(Some(&on_the_line)).await;
    assert_eq!(line.news().await.of(TOLD), [unheard.as_str()]);
    let caught_up = browser.sync(&on_the_page).await;
    assert_eq!(caught_up.of(TOLD), [unheard.as_str()]);
    assert!(
        browser.sync(&caught_up.cursor).await.of(TOLD).is_empty(),
        "nothing is told twice"
    );

    let heard = town.tell(&aya).await;
    assert_eq!(
        line.news().await.of(TOLD),
        [heard.as_str()],
        "the line goes on with the next one alone"
    );
}

#[tokio::test]
async fn a_server_that_dies_with_the_notification_in_its_pocket_loses_nothing() {
    let town = Town::found().await;
    let (writing, listening) = tokio::join!(town.open(), town.open());
    let [aya, kofi] = town.couple(&writing).await;
    let (_line, cursor) = kofi.browser.at(&listening).greeted().await;
    listening.freeze();
    aya.browser.check_in("", "7", new_id()).await;
    listening.kill();

    let next = town.open().await;
    let mut line = kofi.browser.at(&next).listen(Some(&cursor)).await;
    let check_in: String = sqlx::query_scalar("select id::text from couple.check_ins")
        .fetch_one(&town.pool)
        .await
        .expect("one");
    assert_eq!(line.news().await.of("check_ins"), [check_in]);
    aya.browser.check_in(&day_before_today(1), "4", new_id()).await;
    assert_eq!(line.news().await.of("check_ins").len(), 1, "nothing is told twice");
}

#[tokio::test]
async fn a_reader_hears_each_commit_once_however_often_the_server_dies_right_after_one() {
    let town = Town::found().await;
    let mut server = town.open().await;
    let [aya, kofi] = town.couple(&server).await;
    let (mut line, mut cursor) = kofi.browser.greeted().await;
    let mut heard = Vec::new();
    for day in 0..4 {
        let (browser, key) = (aya.browser.at(&server), new_id());
        let saving = tokio::spawn(async move { browser.try_check_in(&day_before_today(day), "5", key).await });
        until("it is committed", async || {
            town.number("select count(*) from couple.check_ins").await > i64::from(day)
        })
        .await;
        server.kill();
        let _ = saving.await.expect("no panic");
        listen_to_the_end(&mut line, &mut cursor, &mut heard).await;

        server = town.open().await;
        line = kofi.browser.at(&server).listen(Some(&cursor)).await;
    }
    let committed: Vec<String> =
        sqlx::query_scalar("select resource_id from platform.changes where resource = 'check_ins' order by id")
            .fetch_all(&town.pool)
            .await
            .expect("the feed");
    assert_eq!(committed.len(), 4);
    // Everything before it has been told when this arrives.
    let last = town.tell(&kofi).await;
    loop {
        let news = line.news().await;
        heard.extend(news.of("check_ins"));
        if news.of(TOLD) == [last.as_str()] {
            break;
        }
    }
    assert_eq!(heard, committed, "each once, in order");
}

/// What a browser still reads of a line whose server is dead.
async fn listen_to_the_end(line: &mut Line, cursor: &mut String, heard: &mut Vec<String>) {
    while let Ok(Some(news)) = line.next().await {
        heard.extend(news.of("check_ins"));
        *cursor = news.cursor;
    }
}
