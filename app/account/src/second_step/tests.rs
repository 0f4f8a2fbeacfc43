use chrono::TimeDelta;
use platform::{context::RequestContext, error::AppError};
use sqlx::PgPool;
use tower_sessions::Session;

use super::{model::StepState, pass, pass_by_recovery_code, passing::state};
use crate::{
    limits::{CODE_AS, CODE_FROM, CODE_KNOWN},
    recovery,
    second_factor::tests::{not_shown, protected, shown},
    signin::sign_in,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
};

const AYA: &str = "aya@example.ci";

/// A browser in which somebody gave the right password, and that asks for the code.
async fn half(here: &Neighbourhood, email: &str, next: &str) -> RequestContext {
    let browser = here.browser();
    assert_eq!(
        sign_in(&browser, email, PASSWORD, next).await,
        Ok("/login/second".to_owned())
    );
    here.next_request(&browser).await
}

fn refused(result: Result<String, AppError>) -> AppError {
    result.expect_err("it is refused")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_password_alone_signs_nobody_in(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    protected(&here, AYA).await;
    let browser = half(&here, AYA, "/couple/goals").await;
    assert!(browser.viewer.is_none());
    assert_eq!(state(&browser).await, Ok(StepState::Open));
    assert_eq!(
        here.count("select count(*) from platform.sessions where account_id is not null")
            .await,
        1,
        "the browser in which it was set up"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_code_signs_in_with_a_new_session_and_goes_on(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let browser = half(&here, AYA, "/couple/goals").await;
    let before = browser.session.as_ref().and_then(Session::id);
    assert_eq!(
        pass(&browser, &shown(&here, &aya.phone)).await,
        Ok("/couple/goals".to_owned())
    );
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), account(&aya.browser));
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
    assert_eq!(state(&browser).await, Ok(StepState::Gone), "nothing of it is left");
    let audit = here.audit(Some(account(&browser))).await;
    assert_eq!(
        audit[audit.len() - 2..],
        ["session.password_accepted", "session.started"]
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_wrong_password_never_reaches_the_second_step(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    protected(&here, AYA).await;
    let browser = here.browser();
    let error = refused(sign_in(&browser, AYA, OTHER_PASSWORD, "").await);
    assert_eq!(error.code, "credentials", "as without a second factor");
    assert_eq!(state(&browser).await, Ok(StepState::Gone));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_the_password_no_code_is_looked_at(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let browser = here.browser();
    for error in [
        refused(pass(&browser, &shown(&here, &aya.phone)).await),
        refused(pass_by_recovery_code(&browser, &aya.codes[0]).await),
    ] {
        assert_eq!((error.status(), error.code.as_str()), (409, "second_step_gone"));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_is_good_once_in_whatever_browser(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let (first, second) = (half(&here, AYA, "").await, half(&here, AYA, "").await);
    let code = shown(&here, &aya.phone);
    let (one, other) = tokio::join!(pass(&first, &code), pass(&second, &code));
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    let third = half(&here, AYA, "").await;
    let error = refused(pass(&third, &code).await);
    assert_eq!(
        (error.status(), error.fields[0].field.as_str(), error.code.as_str()),
        (422, "one_time_code", "code_wrong")
    );
    here.town.advance(TimeDelta::seconds(30));
    assert!(
        pass(&third, &shown(&here, &aya.phone)).await.is_ok(),
        "the next one is good"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn once_a_code_was_used_none_before_it_is_accepted(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let earlier = shown(&here, &aya.phone);
    here.town.advance(TimeDelta::seconds(30));
    let browser = half(&here, AYA, "").await;
    assert!(pass(&browser, &shown(&here, &aya.phone)).await.is_ok());
    let browser = half(&here, AYA, "").await;
    assert_eq!(refused(pass(&browser, &earlier).await).code, "code_wrong");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_phone_may_be_half_a_minute_late_or_early_and_no_more(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let now = shown(&here, &aya.phone);
    here.town.advance(TimeDelta::seconds(30));
    let late = half(&here, AYA, "").await;
    assert!(pass(&late, &now).await.is_ok(), "half a minute late");

    here.town.advance(TimeDelta::seconds(60));
    let next = shown(&here, &aya.phone);
    here.town.advance(TimeDelta::seconds(-30));
    let early = half(&here, AYA, "").await;
    assert!(pass(&early, &next).await.is_ok(), "half a minute early");

    here.town.advance(TimeDelta::seconds(60));
    let old = shown(&here, &aya.phone);
    here.town.advance(TimeDelta::seconds(60));
    let too_late = half(&here, AYA, "").await;
    assert_eq!(refused(pass(&too_late, &old).await).code, "code_wrong");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_recovery_code_signs_in_once_and_the_owner_is_told(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let (first, second) = (half(&here, AYA, "").await, half(&here, AYA, "").await);
    let typed = aya.codes[3].to_lowercase().replace('-', " ");
    let (one, other) = tokio::join!(
        pass_by_recovery_code(&first, &typed),
        pass_by_recovery_code(&second, &typed)
    );
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    let again = half(&here, AYA, "").await;
    let error = refused(pass_by_recovery_code(&again, &typed).await);
    assert_eq!(
        (error.status(), error.fields[0].field.as_str(), error.code.as_str()),
        (422, "recovery_code", "recovery_code_wrong")
    );
    assert!(pass_by_recovery_code(&again, &aya.codes[4]).await.is_ok());
    assert_eq!(
        here.count("select count(*) from platform.recovery_codes where used_at is null")
            .await,
        8
    );
    assert_eq!(
        here.letters(AYA).await,
        [
            "verify_address",
            "security_notice",
            "security_notice",
            "security_notice"
        ],
        "turned on, and each code that was used"
    );
    let left: i64 = here
        .count("select min((detail->>'left')::bigint) from platform.notifications where kind = 'recovery_code_used'")
        .await;
    assert_eq!(left, 8);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_recovery_codes_of_another_are_worth_nothing(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    protected(&here, AYA).await;
    let kofi = protected(&here, "kofi@example.ci").await;
    let browser = half(&here, AYA, "").await;
    assert!(pass_by_recovery_code(&browser, &kofi.codes[0]).await.is_err());
    assert!(pass(&browser, &shown(&here, &kofi.phone)).await.is_err());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn half_way_in_lasts_ten_minutes(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let browser = half(&here, AYA, "").await;
    here.town.advance(TimeDelta::minutes(10) - TimeDelta::seconds(1));
    assert_eq!(state(&browser).await, Ok(StepState::Open));
    here.town.advance(TimeDelta::seconds(1));
    assert_eq!(state(&browser).await, Ok(StepState::Gone));
    let error = refused(pass(&browser, &shown(&here, &aya.phone)).await);
    assert_eq!(error.code, "second_step_gone");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn half_way_in_survives_no_new_sign_in(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    here.member("kofi@example.ci").await;
    let browser = half(&here, AYA, "").await;
    sign_in(&browser, "kofi@example.ci", PASSWORD, "")
        .await
        .expect("kofi signs in");
    let browser = here.next_request(&browser).await;
    assert_eq!(state(&browser).await, Ok(StepState::Gone));
    let error = refused(pass(&browser, &shown(&here, &aya.phone)).await);
    assert_eq!(error.code, "second_step_gone");
    assert_ne!(account(&browser), account(&aya.browser));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn whoever_was_signed_in_before_is_out(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    protected(&here, AYA).await;
    let browser = here.member("kofi@example.ci").await;
    let before = browser.session.as_ref().and_then(Session::id);
    sign_in(&browser, AYA, PASSWORD, "").await.expect("the second step");
    let browser = here.next_request(&browser).await;
    assert!(browser.viewer.is_none());
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_is_tried_three_times_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    for number in 0..CODE_AS.most {
        let browser = half(&here, AYA, "").await;
        let error = refused(if number == 1 {
            pass_by_recovery_code(&browser, "AAAAA-AAAAA").await
        } else {
            pass(&browser, &not_shown(&here, &aya.phone)).await
        });
        assert_eq!(error.status(), 422, "each from a place of its own");
    }
    let browser = half(&here, AYA, "").await;
    let error = refused(pass(&browser, &shown(&here, &aya.phone)).await);
    assert_eq!(
        (error.status(), error.retry_after),
        (429, Some(900)),
        "the right code too"
    );
    let error = refused(pass_by_recovery_code(&browser, &aya.codes[0]).await);
    assert_eq!(error.status(), 429, "and a recovery code");

    here.town.advance(CODE_AS.per);
    let browser = half(&here, AYA, "").await;
    assert!(pass(&browser, &shown(&here, &aya.phone)).await.is_ok());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_tries_three_times_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let place = here.browser().ip;
    let emails = ["aya@example.ci", "kofi@example.ci", "awa@example.ci", "issa@example.ci"];
    for (number, email) in (0..).zip(emails) {
        let somebody = protected(&here, email).await;
        let mut browser = half(&here, email, "").await;
        browser.ip = place;
        let error = refused(pass(&browser, &not_shown(&here, &somebody.phone)).await);
        let expected = if number < CODE_FROM.most { 422 } else { 429 };
        assert_eq!(error.status(), expected, "{email}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn codes_that_strangers_get_wrong_do_not_keep_a_known_browser_out(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    for _ in 0..=CODE_AS.most {
        let stranger = half(&here, AYA, "").await;
        refused(pass(&stranger, &not_shown(&here, &aya.phone)).await);
    }
    let known = aya.browser.clone();
    sign_in(&known, AYA, PASSWORD, "").await.expect("the second step");
    let known = here.next_request(&known).await;
    assert!(pass(&known, &shown(&here, &aya.phone)).await.is_ok());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_known_browser_tries_three_codes_in_a_quarter_of_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let known = aya.browser.clone();
    sign_in(&known, AYA, PASSWORD, "").await.expect("the second step");
    let known = here.next_request(&known).await;
    for _ in 0..CODE_KNOWN.most {
        let error = refused(pass(&known, &not_shown(&here, &aya.phone)).await);
        assert_eq!(error.status(), 422);
    }
    let error = refused(pass(&known, &shown(&here, &aya.phone)).await);
    assert_eq!(error.status(), 429);
    let stranger = half(&here, AYA, "").await;
    assert!(
        pass(&stranger, &shown(&here, &aya.phone)).await.is_ok(),
        "nobody else waits"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_succeeds_and_what_is_no_code_is_not_counted(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    let place = here.browser().ip;
    for number in 0..5 {
        let mut browser = half(&here, AYA, "").await;
        browser.ip = place;
        for typed in ["", "12345", "1234567", "abcdef"] {
            let error = refused(pass(&browser, typed).await);
            assert_eq!((error.status(), error.code.as_str()), (422, "code_malformed"));
            let error = refused(pass_by_recovery_code(&browser, typed).await);
            assert_eq!((error.status(), error.code.as_str()), (422, "recovery_code_malformed"));
        }
        if number % 2 == 0 {
            assert!(pass(&browser, &shown(&here, &aya.phone)).await.is_ok());
        } else {
            assert!(pass_by_recovery_code(&browser, &aya.codes[number]).await.is_ok());
        }
        here.town.advance(TimeDelta::seconds(30));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_new_password_by_mail_does_not_turn_it_off(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    recovery::ask(&here.browser(), AYA).await.expect("it is answered");
    let token = here.token(AYA, "reset").await;
    recovery::reset(&here.browser(), &token, OTHER_PASSWORD)
        .await
        .expect("the password is reset");
    let browser = here.browser();
    assert_eq!(
        sign_in(&browser, AYA, OTHER_PASSWORD, "").await,
        Ok("/login/second".to_owned())
    );
    assert!(here.next_request(&browser).await.viewer.is_none());
    assert!(pass(&browser, &shown(&here, &aya.phone)).await.is_ok());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_registration_that_is_confirmed_is_signed_in_at_once(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    protected(&here, AYA).await;
    let browser = half(&here, AYA, "").await;
    here.register(&browser, "kofi@example.ci", PASSWORD).await;
    let token = here.token("kofi@example.ci", "verify").await;
    crate::verification::confirm_here(&browser, &token)
        .await
        .expect("an answer")
        .expect("the link is followed");
    let browser = here.next_request(&browser).await;
    assert!(browser.viewer.is_some());
    assert_eq!(state(&browser).await, Ok(StepState::Gone));
}
