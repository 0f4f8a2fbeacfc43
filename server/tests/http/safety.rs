use std::{
    io,
    sync::{Arc, Mutex},
};

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
    assert!(page.header("permissions-policy").contains("microphone=(self)"));
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
    assert!(
        answer.text.contains("<h1>") && answer.text.contains("trop volumineux"),
        "{}",
        answer.text
    );
    // Who says beforehand how long it is has the answer before anything is read.
    let length = large.len().to_string();
    let headers = [("accept", "application/json"), ("content-length", length.as_str())];
    let answer = browser
        .sends(Method::POST, "/api/account/login", &headers, &large)
        .await;
    assert_eq!(answer.json()["code"], "too_large");
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

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn reading_is_all_that_a_get_can_do(pool: PgPool) {
    let site = Site::open(pool).await;
    let functions: Vec<_> = leptos::server_fn::axum::server_fn_paths().collect();
    assert!(functions.len() > 30, "the functions are registered");
    for (path, method) in functions {
        assert_eq!(method, Method::POST, "{path}");
        let answer = site.visitor().fetches(path).await;
        assert!(
            [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&answer.status),
            "{path}: {}",
            answer.status
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_request_is_echoed(pool: PgPool) {
    let site = Site::open(pool).await;
    for path in ["/", "/health", "/nowhere", "/api/account/login"] {
        let answer = site
            .visitor()
            .sends(Method::TRACE, path, &[("authorization", "Bearer hidden")], "hidden")
            .await;
        assert!(answer.status.is_client_error(), "{path}: {}", answer.status);
        assert!(!answer.text.contains("hidden"), "{path}");
    }
}

/// Lines of the log, kept for a test.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("the lines").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_is_turned_away_stands_in_the_log_without_what_they_sent(pool: PgPool) {
    let site = Site::open(pool).await;
    let lines = Lines::default();
    let writer = lines.clone();
    let log = tracing_subscriber::fmt()
        .json()
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(log);
    let mut browser = site.visitor();
    let headers = [&NATIVE[..], &[("sec-fetch-site", "cross-site")]].concat();
    browser
        .sends(
            Method::POST,
            "/api/account/login",
            &headers,
            "email=aya%40example.ci&password=hidden",
        )
        .await;
    for _ in 0..6 {
        let fields = [
            ("email", "aya@example.ci"),
            ("password", "hidden\n{\"level\":\"forged\"}"),
        ];
        browser.submits("/api/account/login", &fields).await;
    }
    drop(guard);
    let log = String::from_utf8(lines.0.lock().expect("the lines").clone()).expect("text");
    for code in ["cross_site", "too_many_requests"] {
        assert!(log.contains(&format!("\"code\":\"{code}\"")), "{code} in {log}");
    }
    for secret in ["hidden", "aya@example.ci", "forged"] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
    assert!(
        log.lines()
            .all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
        "each line is one line"
    );
}
