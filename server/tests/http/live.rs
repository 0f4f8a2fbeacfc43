use axum::http::StatusCode;
use platform::live::{Audience, Change, Operation, record};
use sqlx::PgPool;
use uuid::Uuid;

use crate::browser::Site;

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn changes_are_for_who_is_signed_in(pool: PgPool) {
    let site = Site::open(pool).await;
    for path in ["/api/sync/changes", "/api/live"] {
        assert_eq!(
            site.visitor().fetches(path).await.status,
            StatusCode::UNAUTHORIZED,
            "{path}"
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn sync_answers_in_the_promised_form(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    let mut transaction = pool.begin().await.expect("a transaction");
    let change = Change {
        audience: Audience::Account(resident.account),
        resource: "notifications",
        id: Uuid::from_u128(5),
        operation: Operation::Created,
    };
    record(&mut transaction, change).await.expect("records");
    transaction.commit().await.expect("commits");

    let first = browser
        .fetches("/api/sync/changes?since=2020-01-01T00:00:00Z")
        .await
        .json();
    assert_eq!(first["changes"]["notifications"][0], Uuid::from_u128(5).to_string());
    assert!(first["server_time"].as_str().is_some_and(|time| time.ends_with('Z')));
    assert!(first.get("more").is_none());
    let cursor = first["cursor"].as_str().expect("a cursor");
    let second = browser
        .fetches(&format!("/api/sync/changes?since={cursor}"))
        .await
        .json();
    assert_eq!(second["changes"], serde_json::json!({}));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_malformed_cursor_is_refused(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    for since in [
        "yesterday",
        "1:2",
        "5:1:",
        "'; drop table platform.changes; --",
        "-1:4:",
    ] {
        let since: String = url::form_urlencoded::byte_serialize(since.as_bytes()).collect();
        for path in ["/api/sync/changes", "/api/live"] {
            let answer = browser.fetches(&format!("{path}?since={since}")).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {since}");
        }
    }
}
