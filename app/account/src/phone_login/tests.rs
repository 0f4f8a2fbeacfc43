use chrono::TimeDelta;
use platform::{context::RequestContext, error::AppError};
use sqlx::PgPool;
use tower_sessions::Session;

use super::{
    asking::{SOONEST, ask},
    passing::{pass, waiting},
};
use crate::{
    deletion,
    limits::{TEXT_CODE_FROM, TEXT_CODE_TO},
    phone::tests::{AYA, NUMBER, TYPED, another, with_phone, without_phone},
    second_factor::tests::{protected, shown},
    second_step,
    town::{Neighbourhood, PASSWORD, account},
};

/// A browser that waits for the code of a number.
async fn asked(here: &Neighbourhood, typed: &str, next: &str) -> RequestContext {
    let browser = here.browser();
    ask(&browser, typed, next).await.expect("it is answered");
    browser
}

/// Asks for a code in a browser.
pub(crate) async fn asks(browser: &RequestContext, typed: &str) {
    ask(browser, typed, "").await.expect("it is answered");
}

/// Gives the code there.
pub(crate) async fn passes(browser: &RequestContext, code: &str) -> Result<String, AppError> {
    pass(browser, code).await
}

fn refused(result: Result<String, AppError>) -> AppError {
    result.expect_err("it is refused")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_code_signs_in_with_a_new_session_and_goes_on(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = account(&with_phone(&here, AYA, TYPED, NUMBER).await);
    let browser = asked(&here, "+225 0707123456", "/couple/goals").await;
    let browser = here.next_request(&browser).await;
    let before = browser.session.as_ref().and_then(Session::id);
    assert!(browser.viewer.is_none());
    assert_eq!(waiting(&browser).await, Ok(Some("+225 07 07 12 3456".to_owned())));

    let code = here.text_code(NUMBER).await;
    assert_eq!(pass(&browser, &code).await, Ok("/couple/goals".to_owned()));
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), aya);
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
    assert_eq!(waiting(&browser).await, Ok(None), "nothing of it is left");
    assert_eq!(
        here.audit(Some(aya)).await.last().map(String::as_str),
        Some("session.started")
    );
    let by: String = sqlx::query_scalar(
        "select detail->>'by' from platform.audit_log where action = 'session.started' order by at desc, ctid desc",
    )
    .fetch_one(here.pool())
    .await
    .expect("a line");
    assert_eq!(by, "phone");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_that_nobody_has_gets_the_same_answers_and_no_message(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    with_phone(&here, AYA, TYPED, NUMBER).await;
    let known = asked(&here, TYPED, "").await;
    let unknown = asked(&here, "05 06 07 08 09", "").await;
    assert_eq!(waiting(&known).await, Ok(Some("+225 07 07 12 3456".to_owned())));
    assert_eq!(waiting(&unknown).await, Ok(Some("+225 05 06 07 0809".to_owned())));
    assert_eq!(here.text_messages("+2250506070809").await, 0);

    let wrong = another(&here.text_code(NUMBER).await);
    for number in 0..6 {
        let (one, other) = (pass(&known, wrong).await, pass(&unknown, wrong).await);
        assert_eq!(one, other);
        let expected = if number < 5 { "code_wrong" } else { "code_gone" };
        assert_eq!(refused(other).code, expected, "try {number}");
    }
    for browser in [known, unknown] {
        let session = browser.session.expect("a session");
        assert!(!session.is_empty().await, "the cookie tells nothing");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_code_opens_anything_for_a_number_that_nobody_has(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = asked(&here, TYPED, "").await;
    // What was drawn is sealed: whoever could open it has not been sent it all the same.
    let sent: bool = sqlx::query_scalar("select sent from platform.text_codes")
        .fetch_one(here.pool())
        .await
        .expect("a code");
    assert!(!sent);
    sqlx::query("update platform.text_codes set tries = -1000000")
        .execute(here.pool())
        .await
        .expect("as many tries as there are codes");
    for code in ["000000", "123456", "999999"] {
        assert_eq!(refused(pass(&browser, code).await).code, "code_wrong");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_answer_comes_sooner_than_writing_a_message_takes(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    with_phone(&here, AYA, TYPED, NUMBER).await;
    for typed in [TYPED, "05 06 07 08 09"] {
        let begun = tokio::time::Instant::now();
        asked(&here, typed, "").await;
        assert!(begun.elapsed() >= SOONEST, "{typed}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_is_good_once_for_five_minutes_and_in_one_browser(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    with_phone(&here, AYA, TYPED, NUMBER).await;
    let (browser, stranger) = (asked(&here, TYPED, "").await, here.browser());
    let code = here.text_code(NUMBER).await;
    assert_eq!(refused(pass(&stranger, &code).await).code, "code_gone");
    assert!(pass(&browser, &code).await.is_ok());
    assert_eq!(refused(pass(&browser, &code).await).code, "code_gone");

    let browser = asked(&here, TYPED, "").await;
    let code = here.text_code(NUMBER).await;
    let (one, other) = tokio::join!(pass(&browser, &code), pass(&browser, &code));
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );

    here.town.advance(TEXT_CODE_TO.per);
    let browser = asked(&here, TYPED, "").await;
    let code = here.text_code(NUMBER).await;
    here.town.advance(TimeDelta::minutes(5));
    assert_eq!(waiting(&browser).await, Ok(None));
    assert_eq!(refused(pass(&browser, &code).await).code, "code_gone");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_that_was_taken_away_opens_nothing_any_more(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = with_phone(&here, AYA, TYPED, NUMBER).await;
    let browser = asked(&here, TYPED, "").await;
    let code = here.text_code(NUMBER).await;
    without_phone(&aya).await;
    assert_eq!(refused(pass(&browser, &code).await).code, "code_gone");
    let messages = here.text_messages(NUMBER).await;
    asked(&here, TYPED, "").await;
    assert_eq!(here.text_messages(NUMBER).await, messages);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_for_another_purpose_signs_nobody_in(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = with_phone(&here, AYA, TYPED, NUMBER).await;
    let browser = asked(&here, TYPED, "").await;
    sqlx::query("update platform.text_codes set purpose = 'new_number'")
        .execute(here.pool())
        .await
        .expect("another purpose");
    let code = here.text_code(NUMBER).await;
    assert_eq!(refused(pass(&browser, &code).await).code, "code_gone");
    drop(aya);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_second_factor_is_asked_for_as_after_the_password(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, AYA).await;
    sqlx::query("insert into platform.phones values ($1, $2, now())")
        .bind(account(&aya.browser))
        .bind(NUMBER)
        .execute(here.pool())
        .await
        .expect("a phone");
    let browser = asked(&here, TYPED, "/couple/goals").await;
    let code = here.text_code(NUMBER).await;
    assert_eq!(pass(&browser, &code).await, Ok("/login/second".to_owned()));
    let browser = here.next_request(&browser).await;
    assert!(browser.viewer.is_none(), "nobody is signed in yet");
    assert_eq!(
        second_step::pass(&browser, &shown(&here, &aya.phone)).await,
        Ok("/couple/goals".to_owned())
    );
    let browser = here.next_request(&browser).await;
    assert_eq!(account(&browser), account(&aya.browser));
    let audit = here.audit(Some(account(&browser))).await;
    assert_eq!(audit[audit.len() - 2..], ["session.phone_accepted", "session.started"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_that_is_to_end_leads_to_where_one_may_stay(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = with_phone(&here, AYA, TYPED, NUMBER).await;
    deletion::ask(&aya, &aya.member().expect("signed in"), PASSWORD)
        .await
        .expect("it is asked");
    let browser = asked(&here, TYPED, "/couple").await;
    let code = here.text_code(NUMBER).await;
    assert_eq!(pass(&browser, &code).await, Ok("/account/deletion".to_owned()));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_is_sent_three_codes_known_or_not(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    with_phone(&here, AYA, TYPED, NUMBER).await;
    here.town.advance(TEXT_CODE_TO.per);
    for typed in [TYPED, "05 06 07 08 09"] {
        for _ in 0..TEXT_CODE_TO.most {
            asked(&here, typed, "").await;
        }
        let error = ask(&here.browser(), typed, "").await.expect_err("it is refused");
        assert_eq!((error.status(), error.retry_after), (429, Some(900)), "{typed}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_asks_for_three_codes_and_what_is_no_number_is_not_counted(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    for number in 0..TEXT_CODE_FROM.most {
        let error = ask(&browser, "07 07", "").await.expect_err("it is no number");
        assert_eq!((error.status(), error.fields[0].field.as_str()), (422, "phone"));
        ask(&browser, &format!("07 00 00 00 0{number}"), "")
            .await
            .expect("it is answered");
    }
    let error = ask(&browser, TYPED, "").await.expect_err("it is refused");
    assert_eq!(error.status(), 429);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_foreign_page_is_not_gone_on_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    with_phone(&here, AYA, TYPED, NUMBER).await;
    for next in ["https://evil.example", "//evil.example", "/api/account/logout", ""] {
        here.town.advance(TEXT_CODE_TO.per);
        let browser = asked(&here, TYPED, next).await;
        let code = here.text_code(NUMBER).await;
        assert_eq!(pass(&browser, &code).await, Ok("/couple".to_owned()), "{next}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_a_carrier_there_is_no_such_door(pool: PgPool) {
    let mut here = Neighbourhood::open(pool).await;
    here.town = here.town.without_text_messages();
    let error = ask(&here.browser(), TYPED, "").await.expect_err("no door");
    assert_eq!(error.status(), 404);
    assert_eq!(here.count("select count(*) from platform.text_codes").await, 0);
}
