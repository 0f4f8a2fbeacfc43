use axum::http::StatusCode;
use sqlx::PgPool;

use crate::browser::Site;

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_unknown_address_has_a_page_of_its_own(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site.visitor().goes_to("/nowhere/at/all").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.text.contains("Rien à cette adresse"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_unknown_function_is_not_found_for_scripts_and_people(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site.visitor().calls("/api/no/such/function", &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let answer = site.visitor().submits("/api/no/such/function", &[]).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn alive_and_ready_are_told_apart(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    assert_eq!(site.visitor().fetches("/health").await.status, StatusCode::OK);
    assert_eq!(site.visitor().fetches("/ready").await.status, StatusCode::OK);
    sqlx::query("delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)")
        .execute(&pool)
        .await
        .expect("a migration is forgotten");
    let answer = site.visitor().fetches("/ready").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.json()["reason"], "1 migrations are missing");
    assert_eq!(site.visitor().fetches("/health").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn measurements_are_for_this_machine_only(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut stranger = site.visitor();
    assert_eq!(stranger.fetches("/metrics").await.status, StatusCode::NOT_FOUND);
    let mut local = site.visitor();
    local.address = ([127, 0, 0, 1], 50_000).into();
    let answer = local.fetches("/metrics").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("http_request"), "{}", answer.text);
}
