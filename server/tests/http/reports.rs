//! Reporting from the help page, and what comes of it.

use axum::http::StatusCode;
use platform::testing::Resident;
use sqlx::PgPool;

use crate::{
    admin::operator,
    browser::{Answer, Browser, Site},
};

const PAGE: &str = "/help/report";

/// Sends the form of the page, as without scripts.
async fn reports(browser: &mut Browser, ground: &str, words: &str, address: &str) -> Answer {
    let fields = [
        ("__form", "report"),
        ("__page", PAGE),
        ("ground", ground),
        ("words", words),
        ("address", address),
    ];
    browser.submits("/api/reports/file", &fields).await
}

async fn kept(site: &Site) -> Vec<String> {
    sqlx::query_scalar("select subject_id from platform.reports order by filed_at, ctid")
        .fetch_all(&site.town.services.pool)
        .await
        .expect("reports")
}

async fn signed_in(site: &Site) -> (Resident, Browser) {
    let aya = site.town.resident("Aya").await;
    let browser = site.browser_of(&aya).await;
    (aya, browser)
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_report_reaches_the_desk_and_its_reporter_learns_that_it_was_read(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut hers) = signed_in(&site).await;
    assert!(hers.goes_to("/help").await.text.contains("href=\"/help/report\""));
    let answer = reports(&mut hers, "fault", "La page reste blanche.", "/account/security").await;
    assert_eq!(answer.location(), PAGE);
    let page = hers.goes_to(PAGE).await.text;
    assert!(page.contains("C’est envoyé.") && page.contains("En attente"), "{page}");

    let (_, mut desk) = operator(&site).await;
    assert!(desk.goes_to("/admin").await.text.contains("Signalements à lire"));
    let list = desk.goes_to("/admin/reports").await.text;
    let id: String = sqlx::query_scalar("select id::text from platform.reports")
        .fetch_one(&site.town.services.pool)
        .await
        .expect("a report");
    assert!(list.contains(&format!("href=\"/admin/reports/{id}\"")), "{list}");
    assert!(!list.contains("La page reste blanche."), "the words are on its page");
    let address = format!("/admin/reports/{id}");
    let shown = desk.goes_to(&address).await.text;
    assert!(
        shown.contains("La page reste blanche.") && shown.contains("/account/security"),
        "{shown}"
    );
    let fields = [
        ("__form", "settle"),
        ("__page", address.as_str()),
        ("report", id.as_str()),
        ("outcome", "closed"),
        ("reason", "réparé ce matin"),
    ];
    let answer = desk.submits("/api/admin/reports/decide", &fields).await;
    assert_eq!(answer.location(), address);
    assert!(desk.goes_to(&address).await.text.contains("C’est décidé."));

    let page = hers.goes_to(PAGE).await.text;
    assert!(!page.contains("En attente"), "{page}");
    let bell = hers.goes_to("/notifications").await.text;
    assert!(bell.contains("Votre signalement a été lu"), "{bell}");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut hers) = signed_in(&site).await;
    reports(&mut hers, "", "court", "https://evil.example/").await;
    let page = hers.goes_to(PAGE).await.text;
    for sentence in [
        "Choisissez ce qui s’en approche le plus.",
        "Dites en quelques mots ce qui ne va pas.",
        "Ce n’est pas l’adresse d’une page d’ici.",
        "court</textarea>",
        "https://evil.example/",
    ] {
        assert!(page.contains(sentence), "{sentence}");
    }
    assert!(kept(&site).await.is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn of_an_address_only_a_path_of_ours_is_kept(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut hers) = signed_in(&site).await;
    for address in ["", "/account", " http://parvis.test/help?search=moi#couple "] {
        reports(&mut hers, "fault", "La page reste blanche.", address).await;
    }
    let long = format!("/{}", "a".repeat(200));
    for address in [
        "//evil.example/",
        "http://parvis.test.evil.example/",
        "la page d’avant",
        long.as_str(),
    ] {
        let fields = [
            ("ground", "fault"),
            ("words", "La page reste blanche."),
            ("address", address),
        ];
        let answer = hers.calls("/api/reports/file", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        assert_eq!(answer.json()["code"], "address_elsewhere", "{address}");
    }
    assert_eq!(kept(&site).await, ["", "/account", "/help"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn five_a_day_are_taken_and_what_was_refused_does_not_count(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut hers) = signed_in(&site).await;
    let fields = [("ground", "fault"), ("words", "La page reste blanche.")];
    for _ in 0..5 {
        let refused = hers.calls("/api/reports/file", &[("ground", "fault")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(hers.calls("/api/reports/file", &fields).await.status, StatusCode::OK);
    }
    let answer = hers.calls("/api/reports/file", &fields).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.header("retry-after"), "86400");
    assert_eq!(kept(&site).await.len(), 5);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_visitor_signs_in_first(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site.visitor().goes_to(PAGE).await;
    assert_eq!(answer.location(), "/login?next=%2Fhelp%2Freport");
}
