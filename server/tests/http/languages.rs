use axum::http::{Method, StatusCode};
use sqlx::PgPool;

use crate::browser::Site;

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn french_comes_first_then_what_the_browser_prefers(pool: PgPool) {
    let site = Site::open(pool).await;
    let page = site.visitor().goes_to("/").await;
    assert!(page.text.contains("<html lang=\"fr\""));
    let headers = [("accept", "text/html"), ("accept-language", "de, ko;q=0.8, en;q=0.5")];
    let page = site.visitor().sends(Method::GET, "/", &headers, "").await;
    assert!(page.text.contains("<html lang=\"ko\""));
    assert!(page.header("vary").to_lowercase().contains("accept-language"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_switch_is_remembered_and_comes_back_to_the_page(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    let answer = browser.submits("/lang", &[("language", "en"), ("page", "/help")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.location(), "/help");
    assert!(browser.goes_to("/help").await.text.contains("<html lang=\"en\""));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_switch_never_leads_elsewhere(pool: PgPool) {
    let site = Site::open(pool).await;
    for page in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/api/account/logout",
    ] {
        let answer = site
            .visitor()
            .submits("/lang", &[("language", "en"), ("page", page)])
            .await;
        assert_eq!(answer.location(), "/", "{page}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_takes_its_language_to_every_browser(pool: PgPool) {
    let site = Site::open(pool).await;
    let resident = site.town.resident("Jisoo").await;
    let mut phone = site.browser_of(&resident).await;
    phone.submits("/lang", &[("language", "ko")]).await;
    let mut tablet = site.browser_of(&resident).await;
    assert!(tablet.goes_to("/help").await.text.contains("<html lang=\"ko\""));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_unknown_language_is_refused(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site.visitor().calls("/lang", &[("language", "xx")]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}
