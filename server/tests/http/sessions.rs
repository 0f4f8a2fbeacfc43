use axum::http::StatusCode;
use chrono::TimeDelta;
use sqlx::PgPool;

use crate::browser::Site;

async fn is_signed_in(browser: &mut crate::browser::Browser) -> bool {
    browser.fetches("/api/sync/changes").await.status == StatusCode::OK
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_session_that_nobody_uses_ends_after_fourteen_days(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    site.town.advance(TimeDelta::days(14) - TimeDelta::minutes(1));
    assert!(is_signed_in(&mut browser).await);
    site.town.advance(TimeDelta::days(14) - TimeDelta::minutes(1));
    assert!(is_signed_in(&mut browser).await, "use keeps it alive");
    site.town.advance(TimeDelta::days(14) + TimeDelta::minutes(1));
    assert!(!is_signed_in(&mut browser).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_session_ends_after_ninety_days_however_much_it_is_used(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    for _ in 0..8 {
        site.town.advance(TimeDelta::days(11));
        assert!(is_signed_in(&mut browser).await);
    }
    site.town.advance(TimeDelta::days(3));
    assert!(!is_signed_in(&mut browser).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_session_without_its_row_opens_nothing(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    assert!(is_signed_in(&mut browser).await);
    sqlx::query("delete from platform.sessions")
        .execute(&pool)
        .await
        .expect("revoked");
    assert!(!is_signed_in(&mut browser).await);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_visitor_who_only_reads_gets_no_cookie(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let mut browser = site.visitor();
    for page in ["/", "/help", "/login", "/login/second"] {
        browser.goes_to(page).await;
    }
    assert!(browser.cookies.is_empty());
    let sessions: i64 = sqlx::query_scalar("select count(*) from platform.sessions")
        .fetch_one(&pool)
        .await
        .expect("a count");
    assert_eq!(sessions, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_answer_to_a_former_cookie_does_not_take_the_new_one_away(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    sqlx::query("delete from platform.sessions")
        .execute(&pool)
        .await
        .expect("renewed elsewhere");
    let late = browser.fetches("/api/sync/changes").await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert_eq!(late.header("set-cookie"), "");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn signing_out_takes_the_cookie_away(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    let out = browser.calls("/api/account/logout", &[]).await;
    assert!(
        out.header("set-cookie").contains("Max-Age=0"),
        "{}",
        out.header("set-cookie")
    );
}
