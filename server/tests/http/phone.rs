//! The phone as a door in, from the outside: forms that the browser sends itself.

use axum::http::StatusCode;
use chrono::TimeDelta;
use platform::testing::{Resident, Town};
use sqlx::PgPool;

use crate::browser::{Answer, Browser, Site};

const TYPED: &str = "07 07 12 34 56";
const NUMBER: &str = "+2250707123456";
const CODE_PAGE: &str = "/login/phone/code";

/// Somebody whose number opens their account.
async fn with_phone(site: &Site) -> Resident {
    let resident = site.town.resident("Aya").await;
    sqlx::query("insert into platform.phones values ($1, $2, now())")
        .bind(resident.account)
        .bind(NUMBER)
        .execute(&site.town.services.pool)
        .await
        .expect("a phone");
    resident
}

async fn code(site: &Site) -> String {
    let text: String = sqlx::query_scalar("select text from platform.text_messages order by id desc limit 1")
        .fetch_one(&site.town.services.pool)
        .await
        .expect("a message");
    let (_, code) = text.rsplit_once('#').expect("a line for the browser");
    code.to_owned()
}

async fn gives_number(browser: &mut Browser, number: &str) -> Answer {
    let fields = [
        ("__form", "phone-login"),
        ("__page", "/login/phone?next=%2Faccount"),
        ("next", "/account"),
        ("phone", number),
    ];
    browser.submits("/api/account/login/phone", &fields).await
}

async fn gives_code(browser: &mut Browser, code: &str) -> Answer {
    let fields = [("__form", "phone-code"), ("__page", CODE_PAGE), ("one_time_code", code)];
    browser.submits("/api/account/login/phone/code", &fields).await
}

fn leads_to(answer: &Answer) -> (StatusCode, &str) {
    (answer.status, answer.location())
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_number_then_the_code_and_one_is_in_without_scripts(pool: PgPool) {
    let site = Site::open(pool).await;
    with_phone(&site).await;
    let mut browser = site.visitor();
    let login = browser.goes_to("/login?next=/account").await;
    assert!(
        login.text.contains("/login/phone?next="),
        "the page of signing in leads there"
    );
    let page = browser.goes_to("/login/phone?next=%2Faccount").await;
    assert!(page.text.contains("autocomplete=\"tel\"") && page.text.contains("type=\"tel\""));

    let answer = gives_number(&mut browser, TYPED).await;
    assert_eq!(leads_to(&answer), (StatusCode::SEE_OTHER, CODE_PAGE));
    let page = browser.goes_to(CODE_PAGE).await;
    assert!(page.text.contains("autocomplete=\"one-time-code\"") && page.text.contains("+225 07 07 12 3456"));

    let answer = gives_code(&mut browser, "12").await;
    assert_eq!(leads_to(&answer), (StatusCode::SEE_OTHER, CODE_PAGE));
    let page = browser.goes_to(CODE_PAGE).await;
    assert!(page.text.contains("Écrivez les 6 chiffres du code.") && !page.text.contains("value=\"12\""));

    let before = browser.cookies.get("parvis").cloned();
    let right = code(&site).await;
    let answer = gives_code(&mut browser, &right).await;
    assert_eq!(leads_to(&answer), (StatusCode::SEE_OTHER, "/account"));
    assert_ne!(browser.cookies.get("parvis").cloned(), before, "another session");
    assert_eq!(browser.goes_to("/account").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_that_nobody_has_is_answered_the_same(pool: PgPool) {
    let site = Site::open(pool).await;
    with_phone(&site).await;
    let (mut known, mut unknown) = (site.visitor(), site.visitor());
    let one = gives_number(&mut known, TYPED).await;
    let other = gives_number(&mut unknown, "07 07 12 34 57").await;
    assert_eq!(leads_to(&one), leads_to(&other));
    assert_eq!(one.text, other.text);
    let names = |answer: &Answer| answer.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(names(&one), names(&other));

    let wrong = if code(&site).await == "000000" {
        "000001"
    } else {
        "000000"
    };
    let (one, other) = (
        gives_code(&mut known, wrong).await,
        gives_code(&mut unknown, wrong).await,
    );
    assert_eq!(leads_to(&one), leads_to(&other));
    for browser in [&mut known, &mut unknown] {
        assert!(browser.goes_to(CODE_PAGE).await.text.contains("Ce code ne va pas."));
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_no_number_comes_back_to_the_form_with_what_was_typed(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    let answer = gives_number(&mut browser, "07 07 12").await;
    assert_eq!(
        leads_to(&answer),
        (StatusCode::SEE_OTHER, "/login/phone?next=%2Faccount")
    );
    let page = browser.goes_to("/login/phone?next=%2Faccount").await;
    assert!(page.text.contains("value=\"07 07 12\"") && page.text.contains("Écrivez un numéro complet"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_fourth_code_has_to_wait(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    for _ in 0..3 {
        let answer = browser
            .calls("/api/account/login/phone", &[("phone", TYPED), ("next", "")])
            .await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    let answer = browser
        .calls("/api/account/login/phone", &[("phone", TYPED), ("next", "")])
        .await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "900");
    site.town.advance(TimeDelta::minutes(15));
    let answer = browser
        .calls("/api/account/login/phone", &[("phone", TYPED), ("next", "")])
        .await;
    assert_eq!(answer.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_page_of_the_phone_asks_who_sits_there_and_comes_back(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = with_phone(&site).await;
    let mut browser = site.browser_of(&resident).await;
    let security = browser.goes_to("/account/security").await;
    assert!(security.text.contains("+225 07 07 12 3456"));
    let answer = browser.goes_to("/account/security/phone").await;
    assert!(answer.status.is_redirection(), "{}", answer.status);
    assert_eq!(answer.location(), "/account/confirm?next=%2Faccount%2Fsecurity%2Fphone");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_a_carrier_no_page_offers_the_phone_and_its_doors_are_not_there(pool: PgPool) {
    let site = Site::of(Town::open(pool).await.without_text_messages());
    let mut browser = site.visitor();
    for page in ["/login", "/register"] {
        let shown = browser.goes_to(page).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(!shown.text.contains("/phone"), "{page} offers the phone");
    }
    for page in ["/login/phone", "/register/phone"] {
        assert_eq!(browser.goes_to(page).await.status, StatusCode::NOT_FOUND, "{page}");
    }
    let refused = gives_number(&mut browser, TYPED).await;
    assert!(!refused.location().starts_with(CODE_PAGE), "{:?}", leads_to(&refused));
    let codes: i64 = sqlx::query_scalar("select count(*) from platform.text_codes")
        .fetch_one(&site.town.services.pool)
        .await
        .expect("a number");
    assert_eq!(codes, 0);
}
