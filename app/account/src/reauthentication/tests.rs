use chrono::TimeDelta;
use platform::account::Reauthenticated;
use platform::{context::RequestContext, error::AppError};
use sqlx::PgPool;
use tower_sessions::Session;

use super::{
    model::Ways,
    proving::{by_code, by_passkey, by_password, by_text, leave_for, send_text, ways},
};
use crate::{
    limits::{CODE_AS, CURRENT_PASSWORD},
    second_factor::tests::{not_shown, protected, shown},
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD},
};

/// Whether somebody has proved lately that it is they.
async fn has_proved(browser: &RequestContext) -> bool {
    Reauthenticated::of(browser).await.is_ok()
}

/// By what somebody may prove that it is they.
pub(crate) async fn ways_of(browser: &RequestContext) -> Ways {
    ways(browser, &browser.member().expect("signed in"))
        .await
        .expect("an answer")
}

/// Proves it by a code that is sent to a number.
pub(crate) async fn proves_by_text(here: &Neighbourhood, browser: &RequestContext, number: &str) {
    let member = browser.member().expect("signed in");
    send_text(browser, &member).await.expect("a code is sent");
    let code = here.text_code(number).await;
    by_text(browser, &member, &code, "").await.expect("it is proved");
}

/// Proves it by what a device has signed, on the way to `/account`.
pub(crate) async fn proves_by_passkey(browser: &RequestContext, signed: &str) -> Result<String, AppError> {
    by_passkey(browser, &browser.member().expect("signed in"), signed, "/account").await
}

/// Leaves for a provider that is to say it, on the way to `/account`.
pub(crate) async fn leaves_for(browser: &RequestContext, provider: &str) -> Result<(), AppError> {
    leave_for(browser, &browser.member().expect("signed in"), provider, "/account").await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_by_text_message_proves_it_in_the_browser_that_asked(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let nobody = send_text(&aya, &member).await.expect_err("there is no phone");
    assert_eq!(nobody.code, "not_found");
    sqlx::query("insert into platform.phones values ($1, '+2250707123456', now())")
        .bind(member.account())
        .execute(here.pool())
        .await
        .expect("a phone");
    send_text(&aya, &member).await.expect("a code is sent");
    let code = here.text_code("+2250707123456").await;
    let laptop = here.signed_in("aya@example.ci", PASSWORD).await;
    let error = by_text(&laptop, &member, &code, "").await.expect_err("it is refused");
    assert_eq!(error.code, "code_gone");
    assert!(!has_proved(&aya).await);
    assert_eq!(
        by_text(&aya, &member, &code, "/account").await,
        Ok("/account".to_owned())
    );
    assert!(has_proved(&aya).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_password_proves_it_and_the_session_gets_another_id(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let before = aya.session.as_ref().and_then(Session::id);
    assert_eq!(
        ways(&aya, &member).await,
        Ok(Ways {
            password: true,
            ..Ways::default()
        })
    );
    assert!(!has_proved(&aya).await, "a link of a registration is no proof");

    assert_eq!(
        by_password(&aya, &member, PASSWORD, "/account/security/second-factor").await,
        Ok("/account/security/second-factor".to_owned())
    );
    let aya = here.next_request(&aya).await;
    assert!(aya.viewer.is_some() && has_proved(&aya).await);
    assert_ne!(aya.session.as_ref().and_then(Session::id), before);
    assert_eq!(
        here.count("select count(*) from platform.sessions where account_id is not null")
            .await,
        1,
        "the former id opens nothing"
    );
    assert_eq!(
        here.audit(Some(member.account())).await.last().map(String::as_str),
        Some("session.reauthenticated")
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_proves_it_too_and_is_used_up(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    here.town.advance(TimeDelta::minutes(10));
    let member = aya.browser.member().expect("signed in");
    assert!(!has_proved(&aya.browser).await);
    assert_eq!(
        ways(&aya.browser, &member).await,
        Ok(Ways {
            password: true,
            app: true,
            ..Ways::default()
        })
    );
    let before = aya.browser.session.as_ref().and_then(Session::id);
    let code = shown(&here, &aya.phone);
    by_code(&aya.browser, &member, &code, "").await.expect("it is proved");
    let browser = here.next_request(&aya.browser).await;
    assert!(has_proved(&browser).await);
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
    assert!(by_code(&browser, &member, &code, "").await.is_err(), "used once");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_in_proves_it_in_that_browser_alone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let phone = here.member("aya@example.ci").await;
    let laptop = here.signed_in("aya@example.ci", PASSWORD).await;
    assert!(has_proved(&laptop).await);
    assert!(!has_proved(&phone).await);
    here.town.advance(TimeDelta::minutes(10));
    assert!(!has_proved(&laptop).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn nobody_proves_anything_without_being_signed_in(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let error = Reauthenticated::of(&here.browser()).await.expect_err("nobody is there");
    assert_eq!(error.status(), 401);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_wrong_password_or_code_proves_nothing(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    here.town.advance(TimeDelta::minutes(10));
    let member = aya.browser.member().expect("signed in");
    let error = by_password(&aya.browser, &member, OTHER_PASSWORD, "")
        .await
        .expect_err("it is refused");
    assert_eq!(
        (error.status(), error.fields[0].field.as_str()),
        (422, "current_password")
    );
    let error = by_code(&aya.browser, &member, &not_shown(&here, &aya.phone), "")
        .await
        .expect_err("it is refused");
    assert_eq!((error.status(), error.fields[0].field.as_str()), (422, "one_time_code"));
    assert!(!has_proved(&aya.browser).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_a_second_factor_no_code_proves_anything(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let error = by_code(&aya, &member, "123456", "").await.expect_err("it is refused");
    assert_eq!(error.code, "code_wrong");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn tries_are_limited(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let (browser, member) = (&aya.browser, aya.browser.member().expect("signed in"));
    for _ in 0..CURRENT_PASSWORD.most {
        let error = by_password(browser, &member, OTHER_PASSWORD, "")
            .await
            .expect_err("refused");
        assert_eq!(error.status(), 422);
    }
    let error = by_password(browser, &member, PASSWORD, "").await.expect_err("refused");
    assert_eq!(error.status(), 429);
    for _ in 0..CODE_AS.most {
        let error = by_code(browser, &member, &not_shown(&here, &aya.phone), "")
            .await
            .expect_err("refused");
        assert_eq!(error.status(), 422);
    }
    let error = by_code(browser, &member, &shown(&here, &aya.phone), "")
        .await
        .expect_err("refused");
    assert_eq!((error.status(), error.retry_after), (429, Some(900)));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_foreign_page_is_not_gone_on_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let mut aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    for next in [
        "",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/api/account/logout",
    ] {
        assert_eq!(
            by_password(&aya, &member, PASSWORD, next).await,
            Ok("/account/security".to_owned()),
            "{next}"
        );
        aya = here.next_request(&aya).await;
    }
}
