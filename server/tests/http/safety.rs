use axum::http::{Method, StatusCode};
use sqlx::PgPool;

use crate::browser::Site;

const NATIVE: [(&str, &str); 2] = [
    ("accept", "text/html"),
    ("content-type", "application/x-www-form-urlencoded"),
];

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_page_carries_the_safety_headers(pool: PgPool) {
    let site = Site::open(pool).await;
    let page = site.visitor().goes_to("/").await;
    assert_eq!(page.status, StatusCode::OK);
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "'strict-dynamic'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{part} in {policy}");
    }
    assert!(!policy.contains("unsafe-inline"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert!(page.header("permissions-policy").contains("geolocation=()"));
    assert!(!page.header("x-request-id").is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_nonce_is_never_used_twice_and_every_script_has_it(pool: PgPool) {
    let site = Site::open(pool).await;
    let nonce = |policy: &str| {
        policy
            .split("'nonce-")
            .nth(1)
            .and_then(|rest| rest.split('\'').next())
            .map(str::to_owned)
    };
    let (first, second) = (site.visitor().goes_to("/").await, site.visitor().goes_to("/").await);
    let one = nonce(first.header("content-security-policy")).expect("a nonce");
    assert_ne!(Some(&one), nonce(second.header("content-security-policy")).as_ref());
    for script in first.text.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap_or_default();
        assert!(tag.contains(&one), "a script without the nonce: {tag}");
    }
    assert!(!first.text.contains(" style=\""), "no inline style");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_post_of_another_site_is_refused_with_a_page(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    for headers in [
        [("sec-fetch-site", "cross-site")],
        [("origin", "https://evil.example")],
        [("origin", "null")],
    ] {
        let headers = [&NATIVE[..], &headers[..]].concat();
        let answer = browser.sends(Method::POST, "/lang", &headers, "language=en").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.text.contains("<html"), "a person sees a page");
    }
    let answer = browser.sends(Method::POST, "/lang", &NATIVE, "language=en").await;
    assert_eq!(
        answer.status,
        StatusCode::FORBIDDEN,
        "a cookie and no sign of where it comes from"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_body_past_the_limit_is_refused(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    let large = format!("email={}", "a".repeat(10 * 1024 * 1024));
    let headers = [&NATIVE[..], &[("sec-fetch-site", "same-origin")]].concat();
    let answer = browser
        .sends(Method::POST, "/api/account/login", &headers, &large)
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_error_never_tells_its_cause(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    sqlx::query("alter table platform.changes rename to elsewhere")
        .execute(&pool)
        .await
        .expect("the table goes");
    let answer = browser.fetches("/api/sync/changes").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    let error = answer.json();
    assert_eq!(error["code"], "internal");
    assert!(!error["reference"].as_str().unwrap_or_default().is_empty());
    for leak in ["changes", "relation", "select", "sqlx", ".rs"] {
        assert!(!answer.text.to_lowercase().contains(leak), "{leak} in {}", answer.text);
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn nobody_chooses_the_id_of_a_request(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site
        .visitor()
        .sends(Method::GET, "/health", &[("x-request-id", "theirs")], "")
        .await;
    let id = answer.header("x-request-id");
    assert!(id != "theirs" && id.len() == 36, "{id}");
}
