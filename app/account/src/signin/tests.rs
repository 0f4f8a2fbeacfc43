use platform::error::AppError;
use sqlx::PgPool;
use tower_sessions::Session;

use super::{sign_in, sign_out};
use crate::{
    limits::{SIGN_IN_AS, SIGN_IN_FROM, SIGN_IN_KNOWN},
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
};

/// What somebody gets who tries.
async fn attempt(here: &Neighbourhood, email: &str, password: &str) -> Result<String, AppError> {
    sign_in(&here.browser(), email, password, "").await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_right_password_signs_in_with_a_new_session(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = account(&here.member("aya@example.ci").await);
    let browser = here.browser();
    let session = browser.session.as_ref().expect("a session");
    session.insert("seen", true).await.expect("the session is written");
    session.save().await.expect("the session is saved");
    let before = session.id();

    assert_eq!(
        sign_in(&browser, " AYA@example.ci ", PASSWORD, "/couple/goals").await,
        Ok("/couple/goals".to_owned())
    );
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), aya);
    assert_ne!(
        browser.session.as_ref().and_then(Session::id),
        before,
        "one known before is worth nothing"
    );
    assert_eq!(
        here.audit(Some(aya)).await,
        ["account.created", "session.started", "session.started"]
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_unknown_address_a_wrong_password_and_an_unconfirmed_address_get_the_same_answer(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = account(&here.member("aya@example.ci").await);
    here.register(&here.browser(), "kofi@example.ci", PASSWORD).await;

    let unknown = attempt(&here, "nobody@example.ci", PASSWORD)
        .await
        .expect_err("it is refused");
    let wrong = attempt(&here, "aya@example.ci", OTHER_PASSWORD)
        .await
        .expect_err("it is refused");
    let unconfirmed = attempt(&here, "kofi@example.ci", PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(unknown, wrong);
    assert_eq!(unknown, unconfirmed);
    assert_eq!((unknown.status(), unknown.code.as_str()), (409, "credentials"));
    assert!(!unknown.message.is_empty());

    // The same work: each left one line, and none ended before its password was verified.
    assert_eq!(here.audit(None).await, ["session.refused", "session.refused"]);
    assert_eq!(
        here.audit(Some(aya)).await.last().map(String::as_str),
        Some("session.refused")
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_without_a_password_is_not_signed_in_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.town.resident("Aya").await;
    let email: String = sqlx::query_scalar("select email from platform.accounts where id = $1")
        .bind(aya.account)
        .fetch_one(here.pool())
        .await
        .expect("an account");
    for password in ["!", "", PASSWORD] {
        let error = attempt(&here, &email, password).await.expect_err("it is refused");
        assert_eq!(error.code, "credentials");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_address_is_tried_five_times_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    for email in ["aya@example.ci", "nobody@example.ci"] {
        for _ in 0..5 {
            assert_eq!(
                attempt(&here, email, OTHER_PASSWORD)
                    .await
                    .expect_err("it is refused")
                    .code,
                "credentials"
            );
        }
        let error = attempt(&here, email, PASSWORD).await.expect_err("it is refused");
        assert_eq!(
            error.status(),
            429,
            "{email}: the right password too, and whether or not there is an account"
        );
        assert!(error.retry_after.is_some_and(|seconds| (1..=901).contains(&seconds)));
    }
    here.town.advance(SIGN_IN_AS.per);
    here.signed_in("aya@example.ci", PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_tries_five_times_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    for who in 0..5 {
        let error = sign_in(&browser, &format!("nobody{who}@example.ci"), PASSWORD, "")
            .await
            .expect_err("it is refused");
        assert_eq!(error.code, "credentials");
    }
    let error = sign_in(&browser, "nobody@example.ci", PASSWORD, "")
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
    here.town.advance(SIGN_IN_FROM.per);
    let error = sign_in(&browser, "nobody@example.ci", PASSWORD, "")
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "credentials");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_in_often_is_not_trying_often(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let browser = here.browser();
    for _ in 0..7 {
        assert!(sign_in(&browser, "aya@example.ci", PASSWORD, "").await.is_ok());
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_no_address_is_told_and_not_counted(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    for _ in 0..7 {
        let error = sign_in(&browser, "aya", PASSWORD, "").await.expect_err("it is refused");
        assert_eq!((error.status(), error.fields[0].field.as_str()), (422, "email"));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_foreign_page_is_not_gone_on_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    for next in [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/api/account/logout",
        "",
    ] {
        assert_eq!(
            sign_in(&here.browser(), "aya@example.ci", PASSWORD, next).await,
            Ok("/couple".to_owned()),
            "{next}"
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_out_ends_the_session(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    assert_eq!(
        here.count("select count(*) from platform.sessions where account_id is not null")
            .await,
        1
    );
    sign_out(&aya).await.expect("signing out");
    assert_eq!(
        here.count("select count(*) from platform.sessions where account_id is not null")
            .await,
        0
    );
    assert!(here.next_request(&aya).await.viewer.is_none());
    assert_eq!(
        here.audit(Some(account(&aya))).await.last().map(String::as_str),
        Some("session.ended")
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_out_turns_the_device_off_and_no_other(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let laptop = here.member("aya@example.ci").await;
    here.turn_on(&laptop, "laptop").await;
    let phone = here.signed_in("aya@example.ci", PASSWORD).await;
    let phone = here.turn_on(&phone, "phone").await;
    sign_out(&phone).await.expect("signing out");
    assert_eq!(here.devices().await, ["laptop"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_out_twice_is_no_error(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    assert_eq!(sign_out(&browser).await, Ok(()));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_suspended_account_is_told_to_its_owner_alone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    sqlx::query("insert into platform.suspensions values ($1, 'rules', now())")
        .bind(account(&aya))
        .execute(here.pool())
        .await
        .expect("suspended");
    assert!(
        here.next_request(&aya).await.viewer.is_none(),
        "nobody is signed in with it"
    );
    let error = attempt(&here, "aya@example.ci", PASSWORD).await.expect_err("refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "account_suspended"));
    let error = attempt(&here, "aya@example.ci", OTHER_PASSWORD)
        .await
        .expect_err("refused");
    assert_eq!(
        error.code, "credentials",
        "who does not know the password learns nothing"
    );
    assert_eq!(
        here.count("select count(*) from platform.audit_log where detail ->> 'suspended' = 'true'")
            .await,
        1
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_strangers_get_wrong_does_not_keep_a_known_browser_out(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let known = here.member("aya@example.ci").await;
    sign_out(&known).await.expect("signing out");
    let known = here.next_request(&known).await;
    for _ in 0..=SIGN_IN_AS.most {
        // From the very place of the owner, too.
        let mut stranger = here.browser();
        stranger.ip = known.ip;
        _ = sign_in(&stranger, "aya@example.ci", OTHER_PASSWORD, "").await;
    }
    let stranger = attempt(&here, "aya@example.ci", PASSWORD).await;
    assert_eq!(stranger.expect_err("it is refused").status(), 429);
    assert!(sign_in(&known, "aya@example.ci", PASSWORD, "").await.is_ok());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_known_browser_tries_five_times_and_keeps_nobody_else_out(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let known = here.member("aya@example.ci").await;
    for _ in 0..5 {
        let error = sign_in(&known, "aya@example.ci", OTHER_PASSWORD, "")
            .await
            .expect_err("it is refused");
        assert_eq!(error.code, "credentials");
    }
    let error = sign_in(&known, "aya@example.ci", PASSWORD, "")
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
    assert!(attempt(&here, "aya@example.ci", PASSWORD).await.is_ok());
    here.town.advance(SIGN_IN_KNOWN.per);
    assert!(sign_in(&known, "aya@example.ci", PASSWORD, "").await.is_ok());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_browser_is_a_stranger_to_every_other_account(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let kofi = here.member("kofi@example.ci").await;
    for _ in 0..SIGN_IN_AS.most {
        _ = attempt(&here, "aya@example.ci", OTHER_PASSWORD).await;
    }
    let error = sign_in(&kofi, "aya@example.ci", PASSWORD, "")
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn however_many_known_browsers_an_account_has_they_try_fifty_times_in_all(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let mut browsers = Vec::new();
    for _ in 0..11 {
        browsers.push(here.signed_in("aya@example.ci", PASSWORD).await);
    }
    let last = browsers.pop().expect("an eleventh");
    for browser in &browsers {
        for _ in 0..SIGN_IN_KNOWN.most {
            let error = sign_in(browser, "aya@example.ci", OTHER_PASSWORD, "")
                .await
                .expect_err("it is refused");
            assert_eq!(error.code, "credentials");
        }
    }
    let error = sign_in(&last, "aya@example.ci", PASSWORD, "")
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
    assert!(attempt(&here, "aya@example.ci", PASSWORD).await.is_ok());
}
