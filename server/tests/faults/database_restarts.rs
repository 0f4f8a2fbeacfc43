//! PostgreSQL dies under live connections.

use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use super::{
    browser::Browser,
    town::{TOLD, Town, new_id},
    waiting::until,
};

async fn wait_until_ready(browser: &Browser) {
    until("the server is ready", async || {
        browser.fetch("/ready").await.status() == 200
    })
    .await;
}

/// Saves a check-in as a browser does that was told to try again.
async fn check_in_at_last(browser: &Browser) {
    let key = new_id();
    until("it is saved", async || {
        browser
            .try_check_in("", "6", key)
            .await
            .is_ok_and(|answer| answer.status() == 200)
    })
    .await;
}

/// Whether a text holds what a person can quote to an operator, such as `K7QX-M2PD`.
fn has_reference(text: &str) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_uppercase() || (b'2'..=b'9').contains(byte);
    text.as_bytes()
        .windows(9)
        .any(|part| part[4] == b'-' && part[..4].iter().all(is_letter) && part[5..].iter().all(is_letter))
}

#[tokio::test]
async fn lines_outlive_a_crash_of_the_database_and_tell_what_follows() {
    let town = Town::found_with_private_database().await;
    let server = town.open().await;
    let [aya, kofi] = town.couple(&server).await;
    let (mut first, _) = kofi.browser.greeted().await;
    let (mut second, _) = aya.browser.greeted().await;

    // One dead child is enough: PostgreSQL then ends all the others and recovers.
    let mut witness = town.pool.acquire().await.expect("a connection");
    let process = town
        .number("select pid::bigint from pg_stat_activity where application_name = 'parvis' and datname = current_database() limit 1")
        .await;
    kill(Pid::from_raw(process.try_into().expect("a process")), Signal::SIGKILL).expect("it runs");
    until("the others are ended", async || {
        sqlx::query("select 1").execute(&mut *witness).await.is_err()
    })
    .await;
    drop(witness);
    until("the database is back", async || {
        sqlx::query("select 1").execute(&town.pool).await.is_ok()
    })
    .await;
    // Told while the server may not be listening again.
    let early = town.tell(&kofi).await;
    assert_eq!(first.news_of(TOLD).await, [early]);

    wait_until_ready(&aya.browser).await;
    check_in_at_last(&aya.browser).await;
    for line in [&mut first, &mut second] {
        assert_eq!(line.news_of("check_ins").await.len(), 1);
    }
    assert_eq!(town.number("select count(*) from couple.check_ins").await, 1);
}

#[tokio::test]
async fn without_its_database_the_server_says_so_and_with_it_goes_on() {
    let mut town = Town::found_with_private_database().await;
    let server = town.open().await;
    let [aya, kofi] = town.couple(&server).await;
    let (mut line, _) = kofi.browser.greeted().await;
    assert_eq!(aya.browser.fetch("/ready").await.status(), 200);

    town.cut_the_power_of_the_database().await;
    let ready = aya.browser.fetch("/ready").await;
    assert_eq!(ready.status(), 503);
    assert!(ready.text.contains("reason"), "{}", ready.text);
    assert_eq!(aya.browser.fetch("/health").await.status(), 200, "the process lives");
    let by_script = aya.browser.try_check_in("", "6", new_id()).await.expect("an answer");
    let page = aya.browser.page("/couple").await;
    for answer in [&by_script, &page] {
        assert!(
            [500, 503].contains(&answer.status()),
            "{}: {}",
            answer.status(),
            answer.text
        );
        assert!(has_reference(&answer.text), "{}", answer.text);
    }
    assert!(page.text.contains("<html"), "a person sees a page");

    town.give_the_database_power().await;
    wait_until_ready(&aya.browser).await;
    until("pages are back", async || {
        aya.browser.page("/couple").await.status() == 200
    })
    .await;
    check_in_at_last(&aya.browser).await;
    assert_eq!(
        line.news_of("check_ins").await.len(),
        1,
        "the line is still the same one"
    );
    assert_eq!(town.number("select count(*) from couple.check_ins").await, 1);

    town.run("select graphile_worker.add_job('daily_purge', '{}'::json)")
        .await;
    until("jobs are done again", async || {
        town.number("select count(*) from graphile_worker.jobs where task_identifier = 'daily_purge'")
            .await
            == 0
    })
    .await;
}

#[tokio::test]
async fn a_line_whose_reading_is_cut_in_the_middle_reads_again() {
    let town = Town::found().await;
    let server = town.open().await;
    let aya = town.resident(&server).await;
    let (mut line, _) = aya.browser.greeted().await;

    // The changes are read, and the connection dies while the audiences are.
    let mut lock = town.pool.begin().await.expect("a transaction");
    sqlx::query("lock table platform.audience_members in access exclusive mode")
        .execute(&mut *lock)
        .await
        .expect("a lock");
    let told = town.tell(&aya).await;
    town.wait_until_locked_out("select audience from platform.audience_members", 1)
        .await;
    town.run(
        "select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and application_name = 'parvis'",
    )
    .await;
    lock.rollback().await.expect("unlocked");
    assert_eq!(line.news().await.of(TOLD), [told]);
}
