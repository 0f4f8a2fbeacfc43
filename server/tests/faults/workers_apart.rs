//! Processes that show the town, and one that works for it.

use super::{mail_server::MailServer, mail_server_away::register, town::Town, waiting::until};

/// Nobody listens there.
const NOWHERE: [(&str, &str); 2] = [
    ("SMTP_URL", "smtp://127.0.0.1:1"),
    ("MAIL_FROM", "Parvis <bonjour@parvis.test>"),
];

#[tokio::test]
async fn pages_leave_the_work_to_the_workers() {
    let (town, mut mail) = (Town::found().await, MailServer::away());
    mail.open();
    let one = town.open_as(&["serve", "--without-jobs"], &NOWHERE).await;
    let other = town.open_as(&["serve", "--without-jobs"], &NOWHERE).await;
    register(&town.visitor(&one), "aya@example.ci").await;
    register(&town.visitor(&other), "kofi@example.ci").await;

    let address = mail.url();
    let workers = town.open_as(&["jobs"], &[("SMTP_URL", &address), NOWHERE[1]]).await;
    until("both letters are sent", async || {
        town.number("select count(*) from platform.mails where state = 'sent'")
            .await
            == 2
    })
    .await;
    let tries = town.number("select sum(attempts) from platform.mails").await;
    assert_eq!(tries, 2, "nobody else tried");

    let watcher = town.visitor(&workers);
    assert_eq!(watcher.fetch("/ready").await.status(), 200);
    assert_eq!(watcher.page("/").await.status(), 404, "it shows nobody anything");
    workers.terminate();
    assert_eq!(workers.ended().await.code(), Some(0));
    assert_eq!(town.visitor(&one).fetch("/ready").await.status(), 200);
}
