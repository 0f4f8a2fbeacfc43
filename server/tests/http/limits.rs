use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;

use crate::browser::Site;

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn six_hundred_requests_a_minute_are_answered_and_the_next_is_not(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    for _ in 0..600 {
        assert_ne!(
            browser.fetches("/api/sync/changes").await.status,
            StatusCode::TOO_MANY_REQUESTS
        );
    }
    let answer = browser.fetches("/api/sync/changes").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    let seconds: u32 = answer.header("retry-after").parse().expect("seconds");
    assert!((1..=60).contains(&seconds));

    let mut elsewhere = site.second_process().visitor();
    elsewhere.address = browser.address;
    let page = elsewhere.goes_to("/").await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS, "another process counts on");
    assert!(page.text.contains("<html"), "a person sees a page");

    site.town.advance(TimeDelta::seconds(61));
    assert_eq!(browser.goes_to("/").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn one_address_does_not_use_up_what_another_has(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut busy = site.visitor();
    for _ in 0..601 {
        busy.fetches("/api/sync/changes").await;
    }
    assert_eq!(site.visitor().goes_to("/").await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn all_addresses_of_a_network_count_together(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut busy = site.visitor();
    for host in 0..600_u16 {
        busy.address = ([0x2001, 0xdb8, 0, 1, 0, 0, 0, host], 40_000).into();
        busy.fetches("/api/sync/changes").await;
    }
    busy.address = ([0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], 40_000).into();
    let answer = busy.fetches("/api/sync/changes").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    busy.address = ([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1], 40_000).into();
    assert_eq!(
        busy.goes_to("/").await.status,
        StatusCode::OK,
        "their neighbours do not"
    );
}
