//! The desk from the outside: who gets in, how, and that nobody else learns of it.

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    account::OPERATOR_PROOF_LIFETIME,
    session::{FACTOR_KEY, Factor, PROOF_KEY, Proof},
    testing::Resident,
};
use sqlx::PgPool;

use crate::{
    access::doors_of_the_desk,
    browser::{Answer, Browser, Site},
};

const PAGES: [&str; 10] = [
    "/admin",
    "/admin/reports",
    "/admin/reports/00000000-0000-7000-8000-000000000000",
    "/admin/accounts",
    "/admin/accounts/00000000-0000-7000-8000-000000000000",
    "/admin/jobs",
    "/admin/outbox",
    "/admin/audit",
    "/admin/flags",
    "/admin/figures",
];

/// Somebody who runs the town.
pub async fn appointed(site: &Site, name: &str) -> Resident {
    let resident = site.town.resident(name).await;
    sqlx::query("insert into platform.grants (account_id, role, granted_at) values ($1, 'operator', now())")
        .bind(resident.account)
        .execute(&site.town.services.pool)
        .await
        .expect("a grant");
    resident
}

/// Gives somebody a second factor.
pub async fn protected(site: &Site, resident: &Resident, since: DateTime<Utc>) {
    sqlx::query("insert into platform.second_factors values ($1, '\\x05', 1, '\\x06', $2)")
        .bind(resident.account)
        .bind(since)
        .execute(&site.town.services.pool)
        .await
        .expect("a second factor");
}

/// An operator who has just shown their code, in a browser.
pub async fn operator(site: &Site) -> (Resident, Browser) {
    let resident = appointed(site, "Odile").await;
    let at = site.town.services.clock.now();
    protected(site, &resident, at).await;
    let factor = Factor {
        account: resident.account,
        at,
    };
    let proof = Proof {
        account: resident.account,
        at,
    };
    let shown = (FACTOR_KEY.to_owned(), serde_json::to_value(factor).expect("JSON"));
    let proved = (PROOF_KEY.to_owned(), serde_json::to_value(proof).expect("JSON"));
    let browser = site.browser_with(&resident, [shown, proved]).await;
    (resident, browser)
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn for_everybody_else_there_is_no_desk(pool: PgPool) {
    let site = Site::open(pool).await;
    let aya = site.town.resident("Aya").await;
    for mut browser in [site.visitor(), site.browser_of(&aya).await] {
        let nowhere = browser.goes_to("/adminx").await;
        for page in PAGES {
            let answer = browser.goes_to(page).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{page}");
            assert_eq!(answer.status, nowhere.status);
            assert!(!answer.text.contains("Bureau"), "{page} tells of the desk");
        }
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_operator_without_a_second_factor_is_led_to_set_one_up(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.browser_of(&appointed(&site, "Odile").await).await;
    for page in PAGES {
        let answer = browser.goes_to(page).await;
        assert_eq!(answer.location(), "/account/security/second-factor", "{page}");
    }
    for door in doors_of_the_desk() {
        let answer = browser.calls(door.path, door.fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", door.path);
        assert_eq!(answer.json()["code"], "second_factor_missing", "{}", door.path);
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_operator_who_has_not_shown_their_code_is_asked_for_it(pool: PgPool) {
    let site = Site::open(pool).await;
    let odile = appointed(&site, "Odile").await;
    protected(&site, &odile, site.town.services.clock.now()).await;
    let mut browser = site.browser_of(&odile).await;
    let answer = browser.goes_to("/admin/jobs").await;
    assert_eq!(answer.location(), "/account/confirm?next=%2Fadmin%2Fjobs&by=code");
    for door in doors_of_the_desk() {
        let answer = browser.calls(door.path, door.fields).await;
        assert_eq!(answer.json()["code"], "second_factor_required", "{}", door.path);
    }
    let page = browser.goes_to("/account/confirm?next=%2Fadmin%2Fjobs&by=code").await;
    assert!(page.text.contains("name=\"one_time_code\"") && !page.text.contains("name=\"current_password\""));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_operator_who_has_shown_their_code_is_in_for_a_working_day(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut browser) = operator(&site).await;
    for page in PAGES.iter().filter(|page| !page.contains("0000")) {
        let answer = browser.goes_to(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(answer.text.contains("Bureau"), "{page}");
    }
    site.town.advance(OPERATOR_PROOF_LIFETIME - TimeDelta::seconds(1));
    assert_eq!(browser.goes_to("/admin").await.status, StatusCode::OK);
    site.town.advance(TimeDelta::seconds(1));
    let answer = browser.goes_to("/admin").await;
    assert_eq!(answer.location(), "/account/confirm?next=%2Fadmin&by=code");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_code_of_a_former_phone_opens_nothing(pool: PgPool) {
    let site = Site::open(pool).await;
    let (odile, mut browser) = operator(&site).await;
    sqlx::query(
        "update platform.second_factors set turned_on_at = turned_on_at + interval '1 second' where account_id = $1",
    )
    .bind(odile.account)
    .execute(&site.town.services.pool)
    .await
    .expect("another phone");
    assert!(
        browser
            .goes_to("/admin")
            .await
            .location()
            .starts_with("/account/confirm")
    );
}

/// Sends a form of an account's page.
async fn submits(desk: &mut Browser, path: &str, account: &Resident, reason: &str) -> Answer {
    let (id, page) = (
        account.account.to_string(),
        format!("/admin/accounts/{}", account.account),
    );
    let fields = [
        ("__form", "suspend"),
        ("__page", page.as_str()),
        ("account", id.as_str()),
        ("ground", "rules"),
        ("reason", reason),
    ];
    desk.submits(path, &fields).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_suspended_person_is_out_at_once_and_in_again_when_it_is_lifted(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk) = operator(&site).await;
    let aya = site.town.resident("Aya").await;
    let mut her = site.browser_of(&aya).await;
    assert_eq!(her.fetches("/api/sync/changes").await.status, StatusCode::OK);
    let page = format!("/admin/accounts/{}", aya.account);

    let answer = submits(&mut desk, "/api/admin/accounts/suspend", &aya, "").await;
    assert_eq!(answer.location(), page);
    assert!(
        desk.goes_to(&page).await.text.contains("Dites pourquoi"),
        "a reason is asked for"
    );
    assert_eq!(her.fetches("/api/sync/changes").await.status, StatusCode::OK);

    submits(&mut desk, "/api/admin/accounts/suspend", &aya, "insultes répétées").await;
    let shown = desk.goes_to(&page).await;
    assert!(shown.text.contains("Le compte est suspendu.") && shown.text.contains("Lever la suspension"));
    assert_eq!(her.fetches("/api/sync/changes").await.status, StatusCode::UNAUTHORIZED);
    let mut other = site.browser_of(&aya).await;
    assert_eq!(
        other.fetches("/api/sync/changes").await.status,
        StatusCode::UNAUTHORIZED
    );

    submits(&mut desk, "/api/admin/accounts/lift", &aya, "parole donnée").await;
    assert_eq!(other.fetches("/api/sync/changes").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn visits_are_counted_and_nobody_is(pool: PgPool) {
    let site = Site::open(pool).await;
    for _ in 0..3 {
        site.visitor().goes_to("/").await;
    }
    site.visitor().goes_to("/login").await;
    let aya = site.town.resident("Aya").await;
    site.browser_of(&aya).await.goes_to("/").await;
    site.visitor()
        .sends(
            axum::http::Method::GET,
            "/",
            &[("accept", "text/html"), ("sec-purpose", "prefetch")],
            "",
        )
        .await;
    let counted: Vec<(String, i64)> = sqlx::query_as("select what, count from platform.daily_counts order by what")
        .fetch_all(&site.town.services.pool)
        .await
        .expect("the counts");
    assert_eq!(
        counted,
        [("visit_landing".to_owned(), 3), ("visit_login".to_owned(), 1)]
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_decided_about_a_flag_holds_at_once(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk) = operator(&site).await;
    let fields = [
        ("flag", "install_offer"),
        ("audience", "nobody"),
        ("reason", "une panne des boutiques"),
    ];
    assert_eq!(
        desk.calls("/api/admin/flags/decide", &fields).await.status,
        StatusCode::OK
    );
    let services = &site.town.services;
    let flags = services.flags.flags_of(&services.pool, None).await.expect("flags");
    assert!(!flags.is_on(platform::flags::Flag::InstallOffer));
}
