use chrono::TimeDelta;
use platform::session;
use sqlx::PgPool;

use super::{open_sessions, revoke, revoke_others};
use crate::town::{Neighbourhood, PASSWORD, account};

const PHONE: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn sessions_are_listed_in_plain_words_this_one_first(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let laptop = here.member("aya@example.ci").await;
    here.town.advance(TimeDelta::hours(2));
    let phone = here.signed_in("aya@example.ci", PASSWORD).await;
    let id = phone
        .session
        .as_ref()
        .and_then(tower_sessions::Session::id)
        .expect("an id");
    session::touch(here.pool(), &here.town.services.clock, id, account(&phone), PHONE)
        .await
        .expect("it is noted");

    let seen_from_laptop = open_sessions(&laptop, &laptop.member().expect("signed in"))
        .await
        .expect("a list");
    let told: Vec<_> = seen_from_laptop
        .iter()
        .map(|one| (one.device.as_str(), one.seen.as_str(), one.current))
        .collect();
    assert_eq!(
        told,
        [
            ("Appareil inconnu", "aujourd’hui à 18:42", true),
            ("Chrome sur Android", "aujourd’hui à 20:42", false)
        ]
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_revoked_session_is_out_at_once(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let laptop = here.member("aya@example.ci").await;
    let phone = here.signed_in("aya@example.ci", PASSWORD).await;
    let member = laptop.member().expect("signed in");
    let key = open_sessions(&laptop, &member)
        .await
        .expect("a list")
        .into_iter()
        .find(|one| !one.current)
        .expect("another")
        .key;

    revoke(&laptop, &member, &key).await.expect("it is revoked");
    assert!(here.next_request(&phone).await.viewer.is_none());
    assert!(here.next_request(&laptop).await.viewer.is_some());
    assert_eq!(
        here.audit(Some(account(&laptop))).await.last().map(String::as_str),
        Some("session.revoked")
    );
    assert_eq!(
        here.count("select count(*) from platform.changes where resource = 'sessions'")
            .await,
        1
    );
    assert_eq!(
        revoke(&laptop, &member, &key).await.expect_err("it is gone").status(),
        404
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_was_revoked_stays_revoked_when_its_request_ends(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let laptop = here.member("aya@example.ci").await;
    let phone = here.signed_in("aya@example.ci", PASSWORD).await;
    phone
        .session
        .as_ref()
        .expect("a session")
        .insert("late", true)
        .await
        .expect("it is written");
    revoke_others(&laptop, &laptop.member().expect("signed in"))
        .await
        .expect("they are revoked");
    assert!(here.next_request(&phone).await.viewer.is_none());
    assert_eq!(
        here.count("select count(*) from platform.sessions where account_id is not null")
            .await,
        1
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn with_its_session_a_device_falls_silent_and_no_other(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let laptop = here.member("aya@example.ci").await;
    let laptop = here.turn_on(&laptop, "laptop").await;
    let member = laptop.member().expect("signed in");
    let phone = here.signed_in("aya@example.ci", PASSWORD).await;
    here.turn_on(&phone, "phone").await;
    let sessions = open_sessions(&laptop, &member).await.expect("a list");
    let other = sessions.into_iter().find(|one| !one.current).expect("another");
    revoke(&laptop, &member, &other.key).await.expect("it is revoked");
    assert_eq!(here.devices().await, ["laptop"]);

    for name in ["phone", "tablet"] {
        let browser = here.signed_in("aya@example.ci", PASSWORD).await;
        here.turn_on(&browser, name).await;
    }
    assert_eq!(here.devices().await, ["laptop", "phone", "tablet"]);
    revoke_others(&laptop, &member).await.expect("they are revoked");
    assert_eq!(here.devices().await, ["laptop"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn another_persons_session_is_not_found(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let kofi = here.member("kofi@example.ci").await;
    let key = open_sessions(&kofi, &kofi.member().expect("signed in"))
        .await
        .expect("a list")
        .remove(0)
        .key;
    let error = revoke(&aya, &aya.member().expect("signed in"), &key)
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 404);
    assert!(here.next_request(&kofi).await.viewer.is_some());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn this_session_and_what_is_none_are_not_found(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let own = open_sessions(&aya, &member).await.expect("a list").remove(0).key;
    for key in [own.as_str(), "", "zz", "é", &"é".repeat(32), &"zz".repeat(32)] {
        assert_eq!(
            revoke(&aya, &member, key).await.expect_err("it is refused").status(),
            404,
            "{key}"
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn all_others_are_revoked_and_this_one_stays(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let laptop = here.member("aya@example.ci").await;
    let kofi = here.member("kofi@example.ci").await;
    let phone = here.signed_in("aya@example.ci", PASSWORD).await;
    let tablet = here.signed_in("aya@example.ci", PASSWORD).await;
    revoke_others(&laptop, &laptop.member().expect("signed in"))
        .await
        .expect("they are revoked");
    assert!(here.next_request(&phone).await.viewer.is_none());
    assert!(here.next_request(&tablet).await.viewer.is_none());
    assert!(here.next_request(&laptop).await.viewer.is_some());
    assert!(here.next_request(&kofi).await.viewer.is_some());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_expired_is_purged_and_nothing_else(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    here.register(&here.browser(), "kofi@example.ci", PASSWORD).await;
    crate::recovery::ask(&here.browser(), "aya@example.ci")
        .await
        .expect("it is answered");
    let rows = "select (select count(*) from platform.registrations) + (select count(*) from platform.mail_tokens)";
    for (after, left) in [
        (TimeDelta::zero(), 2),
        (TimeDelta::hours(1), 1),
        (TimeDelta::hours(23), 0),
    ] {
        here.town.advance(after);
        crate::purge(here.town.services.clone()).await.expect("it is purged");
        assert_eq!(here.count(rows).await, left);
    }
    assert!(here.next_request(&aya).await.viewer.is_some());
    sqlx::query("update platform.sessions set expires_at = $1")
        .bind(here.town.services.clock.now())
        .execute(here.pool())
        .await
        .expect("time passes");
    crate::purge(here.town.services.clone()).await.expect("it is purged");
    assert_eq!(here.count("select count(*) from platform.sessions").await, 0);
}
