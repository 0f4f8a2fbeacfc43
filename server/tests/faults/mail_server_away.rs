//! The mail server is away for a while, and the server dies meanwhile.

use super::{
    browser::Browser,
    mail_server::{MailServer, message_id},
    process::Server,
    town::Town,
    waiting::until,
};

/// Starts a server that sends through a mail server.
pub async fn open(town: &Town, mail: &MailServer) -> Server {
    town.open_with(&[("SMTP_URL", &mail.url()), ("MAIL_FROM", "Parvis <bonjour@parvis.test>")])
        .await
}

/// Somebody registers, and a letter is to be sent.
pub async fn register(browser: &Browser, email: &str) {
    let fields = [
        ("email", email),
        ("password", "un soir au bord du Bandama"),
        ("display_name", "Aya"),
        ("accept_terms", "true"),
    ];
    let answer = browser.call("/api/account/register", &fields).await;
    assert!([200, 302].contains(&answer.status()), "{}", answer.text);
}

/// The pause before the next attempt is over.
async fn hurry(town: &Town) {
    town.run("update graphile_worker._private_jobs set run_at = now() where locked_at is null and run_at > now()")
        .await;
}

/// Waits until every letter was sent and no job is left, without its pauses.
pub async fn wait_until_sent(town: &Town, count: i64) {
    until("the letters are sent", async || {
        hurry(town).await;
        town.number("select count(*) from platform.mails where state = 'sent'")
            .await
            == count
            && town.number("select count(*) from graphile_worker.jobs").await == 0
    })
    .await;
}

/// Waits until a letter was tried so often, without its pauses.
async fn wait_until_tried(town: &Town, times: i64) {
    until("the letter was tried", async || {
        hurry(town).await;
        let tried = "select attempts::bigint from platform.mails where state = 'waiting' and last_error is not null
                     union all select 0 limit 1";
        town.number(tried).await >= times
    })
    .await;
}

#[tokio::test]
async fn a_letter_waits_for_the_mail_server_and_arrives_once() {
    let town = Town::found().await;
    let mut mail = MailServer::away();
    let server = open(&town, &mail).await;
    register(&town.visitor(&server), "aya@example.ci").await;
    wait_until_tried(&town, 1).await;
    server.kill();

    town.let_an_hour_pass_for_the_dead().await;
    let server = open(&town, &mail).await;
    wait_until_tried(&town, 2).await;
    server.kill();

    mail.open();
    town.let_an_hour_pass_for_the_dead().await;
    let server = open(&town, &mail).await;
    wait_until_sent(&town, 1).await;
    let letters = mail.letters();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("To: aya@example.ci"), "{}", letters[0]);

    server.kill();
    town.let_an_hour_pass_for_the_dead().await;
    let server = open(&town, &mail).await;
    register(&town.visitor(&server), "kofi@example.ci").await;
    wait_until_sent(&town, 2).await;
    let letters = mail.letters();
    assert_eq!(letters.len(), 2, "one for each");
    assert_ne!(message_id(&letters[0]), message_id(&letters[1]));
}

#[tokio::test]
async fn a_letter_that_waits_does_not_keep_the_others_from_leaving() {
    let town = Town::found().await;
    let mut mail = MailServer::away();
    let server = open(&town, &mail).await;
    register(&town.visitor(&server), "aya@example.ci").await;
    wait_until_tried(&town, 1).await;
    // Its next attempt is far away.
    town.run("update graphile_worker._private_jobs set run_at = now() + interval '1 day' where locked_at is null")
        .await;
    mail.open();
    register(&town.visitor(&server), "kofi@example.ci").await;
    until("the second letter is sent", async || {
        town.number("select count(*) from platform.mails where state = 'sent' and recipient = 'kofi@example.ci'")
            .await
            == 1
    })
    .await;
    assert_eq!(mail.letters().len(), 1);
    wait_until_sent(&town, 2).await;
    assert_eq!(mail.letters().len(), 2);
}
