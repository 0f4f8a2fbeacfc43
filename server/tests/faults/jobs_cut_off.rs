//! The server dies in the middle of a job.

use super::{
    mail_server::{MailServer, message_id},
    mail_server_away::{open, register, wait_until_sent},
    town::Town,
    waiting::until,
};

#[tokio::test]
async fn a_letter_whose_sending_was_cut_off_is_sent_once() {
    let town = Town::found().await;
    let mut mail = MailServer::away();
    mail.be_slow(true);
    mail.open();
    let server = open(&town, &mail).await;
    register(&town.visitor(&server), "aya@example.ci").await;
    until("the letter is on its way", async || mail.heard() == 1).await;
    server.kill();
    town.wait_until_nobody_is_connected().await;
    mail.be_slow(false);
    assert_eq!(
        town.number("select count(*) from platform.mails where state = 'waiting'")
            .await,
        1
    );
    assert_eq!(
        town.number("select count(*) from graphile_worker.jobs where locked_at is not null")
            .await,
        1
    );

    town.let_an_hour_pass_for_the_dead().await;
    let _server = open(&town, &mail).await;
    wait_until_sent(&town, 1).await;
    assert_eq!(mail.letters().len(), 1);
}

/// SMTP cannot promise more (RFC 5321, 4.5.3.2.6): who gets it twice can tell.
#[tokio::test]
async fn a_letter_that_left_and_was_not_noted_leaves_again_under_the_same_id() {
    let town = Town::found().await;
    let mut mail = MailServer::away();
    let server = open(&town, &mail).await;
    register(&town.visitor(&server), "aya@example.ci").await;
    server.kill();
    town.wait_until_nobody_is_connected().await;

    // The row can be claimed, and what became of it cannot be written.
    let mut lock = town.pool.begin().await.expect("a transaction");
    sqlx::query("lock table platform.mails in share mode")
        .execute(&mut *lock)
        .await
        .expect("a lock");
    mail.open();
    town.let_an_hour_pass_for_the_dead().await;
    town.run("update graphile_worker._private_jobs set run_at = now()")
        .await;
    let server = open(&town, &mail).await;
    town.wait_until_locked_out("update platform.mails", 1).await;
    server.kill();
    lock.rollback().await.expect("unlocked");
    town.wait_until_nobody_is_connected().await;

    town.let_an_hour_pass_for_the_dead().await;
    let _server = open(&town, &mail).await;
    wait_until_sent(&town, 1).await;
    let letters = mail.letters();
    assert_eq!(letters.len(), 2);
    assert_eq!(message_id(&letters[0]), message_id(&letters[1]));
}

#[tokio::test]
async fn a_purge_that_was_cut_off_is_finished_by_the_next_server() {
    let town = Town::found().await;
    let server = town.open().await;
    town.resident(&server).await;
    town.run(
        "insert into platform.receipts (account_id, key, created_at)
         select a.id, gen_random_uuid(), now() - age.days * interval '1 day'
         from platform.accounts a, (values (6), (8)) as age (days);
         insert into platform.changes (audience, resource, resource_id, op, created_at)
         select 'account:none', 'told', age.days::text, 'created', now() - age.days * interval '1 day' from (values (6), (8)) as age (days);
         insert into platform.mails (id, event_key, recipient, language, kind, subject, html, text, state, created_at, sent_at)
         select gen_random_uuid(), age.days::text, 'aya@example.ci', 'fr', 'notice', '', '', '', 'sent', now(), now() - age.days * interval '1 day'
         from (values (29), (31)) as age (days);
         insert into platform.sessions (id_hash, data, created_at, seen_at, expires_at)
         select decode(md5(age.days::text), 'hex'), '{}', now(), now(), now() + age.days * interval '1 day' from (values (-1), (1)) as age (days)",
    )
    .await;
    let sessions = town
        .number("select count(*) from platform.sessions where expires_at > now()")
        .await;

    let mut lock = town.pool.begin().await.expect("a transaction");
    sqlx::query("lock table platform.mails in share mode")
        .execute(&mut *lock)
        .await
        .expect("a lock");
    town.run("select graphile_worker.add_job('daily_purge', '{}'::json, job_key => 'daily_purge')")
        .await;
    town.wait_until_locked_out("delete from platform.mails", 1).await;
    server.kill();
    lock.rollback().await.expect("unlocked");
    town.wait_until_nobody_is_connected().await;
    assert_eq!(
        town.number("select count(*) from platform.receipts").await,
        1,
        "it was in the middle"
    );
    assert_eq!(
        town.number("select count(*) from platform.sessions where expires_at <= now()")
            .await,
        1
    );

    town.let_an_hour_pass_for_the_dead().await;
    let _server = town.open().await;
    until("the purge is finished", async || {
        town.number("select count(*) from graphile_worker.jobs where task_identifier = 'daily_purge'")
            .await
            == 0
    })
    .await;
    for kept in [
        "select count(*) from platform.receipts",
        "select count(*) from platform.receipts where created_at > now() - interval '7 days'",
        "select count(*) from platform.changes",
        "select count(*) from platform.changes where created_at > now() - interval '7 days'",
        "select count(*) from platform.mails",
        "select count(*) from platform.mails where sent_at > now() - interval '30 days'",
    ] {
        assert_eq!(town.number(kept).await, 1, "{kept}");
    }
    assert_eq!(town.number("select count(*) from platform.sessions").await, sessions);
}
