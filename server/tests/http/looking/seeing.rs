//! What is seen through somebody's eyes, what stays closed, and that nothing is left behind.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use sqlx::{AssertSqlSafe, PgPool};

use super::{BANNER, STOP, arrange, asks, card, looking};
use crate::{
    access::{every_door, two_residents},
    admin::operator,
    browser::Site,
};

/// Pages that may be looked at.
const PAGES: [&str; 9] = [
    "/",
    "/account",
    "/account/security",
    "/account/privacy",
    "/account/notifications",
    "/notifications",
    "/help",
    "/help/report",
    "/legal/terms",
];

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_pages_are_theirs_plain_and_say_whose_eyes_they_are(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk, _) = looking(&site).await;
    for path in PAGES {
        let page = desk.goes_to(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.contains(BANNER), "{path}");
        assert!(page.text.contains(&format!("action=\"{STOP}\"")), "{path}");
        assert!(page.text.contains("data-looks"), "{path}");
        for part in ["data-application", "id=\"application\"", "data-cursor"] {
            assert!(!page.text.contains(part), "{path} brings the application: {part}");
        }
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
    }
    let account = desk.goes_to("/account").await.text;
    assert!(
        account.contains("value=\"Aya\"") && !account.contains("Odile"),
        "{account}"
    );
    let nowhere = desk.goes_to("/account/nowhere").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    assert!(nowhere.text.contains(BANNER));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_door_opens_but_the_way_out(pool: PgPool) {
    /// They know nobody, or are watched by machines.
    const NOBODYS: [&str; 8] = [
        "/manifest.webmanifest",
        "/robots.txt",
        "/sitemap.xml",
        "/.well-known/security.txt",
        "/health",
        "/status",
        "/ready",
        "/metrics",
    ];
    let site = Site::open(pool).await;
    let (_, mut desk, _) = looking(&site).await;
    let mut wrong = Vec::new();
    let doors = every_door().map(|door| (door.method, door.path, door.fields));
    let pages = ["/api/live", "/admin", "/dev/outbox", "/login"];
    let lines = pages.map(|page| ("GET", page, [].as_slice()));
    for (method, path, fields) in doors.chain(lines) {
        if path == STOP || NOBODYS.contains(&path) {
            continue;
        }
        let answer = match method {
            "GET" => desk.fetches(path).await,
            _ => desk.calls(path, fields).await,
        };
        let code = if method == "GET" && path.starts_with("/couple") {
            "between_two"
        } else {
            "only_looking"
        };
        if answer.status != StatusCode::FORBIDDEN || answer.json()["code"] != code {
            wrong.push(format!("{method} {path}: {} {}", answer.status, answer.text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(desk.goes_to("/account").await.text.contains(BANNER), "it goes on");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_form_that_is_sent_all_the_same_is_refused_on_a_page_of_ours(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk, aya) = looking(&site).await;
    let fields = [
        ("__form", "profile"),
        ("__page", "/account"),
        ("display_name", "Méchante"),
    ];
    for path in [
        "/api/account/profile/save",
        "/api/account/logout",
        "/lang",
        "/account",
        "/nowhere",
    ] {
        let answer = desk.submits(path, &fields).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        assert!(
            answer.text.contains("rien ne peut être fait d’ici"),
            "{path}: {}",
            answer.text
        );
        assert!(answer.text.contains(BANNER), "{path}");
    }
    for method in [Method::PUT, Method::DELETE, Method::OPTIONS] {
        let headers = [("accept", "application/json"), ("sec-fetch-site", "same-origin")];
        let answer = desk.sends(method.clone(), "/account", &headers, "").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method}");
    }
    let name: String = sqlx::query_scalar("select display_name from platform.accounts where id = $1")
        .bind(aya.account)
        .fetch_one(&site.town.services.pool)
        .await
        .expect("a name");
    assert_eq!(name, "Aya");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_two_people_share_stays_theirs(pool: PgPool) {
    let site = Site::open(pool).await;
    let [aya, _] = two_residents(&site, ["Aya", "Kofi"]).await;
    let (_, mut desk) = operator(&site).await;
    asks(&mut desk, &aya).await;
    for path in [
        "/couple",
        "/couple/",
        "/couple/checkins",
        "/couple/letters/2026-11",
        "/couple/letters/2026-11/pdf",
        "/couple/export",
    ] {
        let page = desk.goes_to(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(
            page.text.contains("Ce qui s’écrit à deux reste à eux deux."),
            "{path}: {}",
            page.text
        );
        assert!(page.text.contains(BANNER) && !page.text.contains("Kofi"), "{path}");
    }
    let bell = desk.goes_to("/notifications").await.text;
    assert!(!bell.contains("Kofi"), "what happened between two is not told: {bell}");
    assert!(bell.contains("Vos pages ont été regardées"), "{bell}");
    let hers = site.browser_of(&aya).await.goes_to("/notifications").await.text;
    assert!(hers.contains("Kofi est là"), "she is told: {hers}");
}

/// What every table says, but for those that count requests and keep sessions and the log.
async fn everything(pool: &PgPool) -> BTreeMap<String, String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "select format('%I.%I', table_schema, table_name) from information_schema.tables
         where table_type = 'BASE TABLE' and table_schema in ('platform', 'couple')
           and table_name not in ('sessions', 'rate_limits', 'audit_log')",
    )
    .fetch_all(pool)
    .await
    .expect("the tables");
    assert!(tables.len() > 30, "{tables:?}");
    let mut said = BTreeMap::new();
    for table in tables {
        let query = format!("select coalesce(string_agg(t::text, '\n' order by t::text), '') from {table} as t");
        let rows: String = sqlx::query_scalar(AssertSqlSafe(query))
            .fetch_one(pool)
            .await
            .expect("rows");
        said.insert(table, rows);
    }
    said
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn reading_leaves_no_trace(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let (odile, mut desk) = operator(&site).await;
    let aya = site.town.resident("Aya").await;
    desk.goes_to(&card(&aya)).await;
    asks(&mut desk, &aya).await;
    let before = everything(&pool).await;
    site.town.advance(TimeDelta::minutes(10));
    for path in PAGES {
        desk.goes_to(path).await;
    }
    assert_eq!(everything(&pool).await, before);

    let days: Vec<platform::account::AccountId> = sqlx::query_scalar("select account_id from platform.active_days")
        .fetch_all(&pool)
        .await
        .expect("days");
    assert_eq!(days, [odile.account], "she did not come");
    let counted: i64 = sqlx::query_scalar("select count(*) from platform.rate_limits where subject = $1")
        .bind(aya.account.to_string())
        .fetch_one(&pool)
        .await
        .expect("a count");
    assert_eq!(counted, 0, "nothing is counted against her");
    let sessions: i64 = sqlx::query_scalar("select count(*) from platform.sessions where account_id = $1")
        .bind(aya.account)
        .fetch_one(&pool)
        .await
        .expect("a count");
    assert_eq!(sessions, 0, "no session is hers");
    let unread: i64 = sqlx::query_scalar("select count(*) from platform.notifications where read_at is null")
        .fetch_one(&pool)
        .await
        .expect("a count");
    assert_eq!(unread, 1, "what tells her of it waits for her");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_proof_opens_what_an_owner_alone_may_open(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk, aya) = looking(&site).await;
    arrange(
        &site,
        "update platform.sessions set data = jsonb_set(data, '{proof,account}', to_jsonb($1::uuid::text))
         where data ? 'looking_as'",
        &aya,
    )
    .await;
    for path in ["/account/security/second-factor", "/account/security/phone"] {
        let page = desk.goes_to(path).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
        assert!(
            page.text.contains("rien ne peut être fait d’ici"),
            "{path}: {}",
            page.text
        );
    }
    for path in [
        "/account/security/recovery-codes",
        "/account/confirm",
        "/account/email/abc",
    ] {
        assert_eq!(desk.goes_to(path).await.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_page_is_in_their_language_and_what_is_said_to_the_operator_in_the_operators(pool: PgPool) {
    let site = Site::open(pool).await;
    let (_, mut desk) = operator(&site).await;
    let aya = site.town.resident("Aya").await;
    arrange(
        &site,
        "update platform.accounts set language = 'ko' where id = $1",
        &aya,
    )
    .await;
    asks(&mut desk, &aya).await;
    let page = desk.goes_to("/account").await;
    assert!(
        page.text.contains("<html lang=\"ko\"") && page.text.contains(BANNER),
        "{}",
        page.text
    );
    let refused = desk.goes_to("/couple").await;
    assert!(refused.text.contains("<html lang=\"fr\""), "{}", refused.text);
    assert!(refused.text.contains("Ce qui s’écrit à deux reste à eux deux."));
    assert!(refused.header("set-cookie").is_empty(), "no language is remembered");
}
