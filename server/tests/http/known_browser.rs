//! The cookie by which a browser is known again after signing out, from the outside.

use account::password::{NewPassword, hash};
use axum::http::StatusCode;
use platform::configuration::Configuration;
use server::http::{Stack, router};
use sqlx::PgPool;
use std::sync::Arc;

use crate::browser::{Answer, Browser, Site};

const PASSWORD: &str = "le marché du soir";
const COOKIE: &str = "parvis-known";

/// Somebody with a password, whom no browser knows yet.
async fn resident(site: &Site, name: &str) -> String {
    let resident = site.town.resident(name).await;
    let password = NewPassword::parse(PASSWORD, &[]).expect("a password");
    let hash = hash(&site.town.services.chance, password).await.expect("a hash");
    sqlx::query_scalar("update platform.accounts set password_hash = $2 where id = $1 returning email")
        .bind(resident.account)
        .bind(hash)
        .fetch_one(&site.town.services.pool)
        .await
        .expect("an account")
}

async fn tries(browser: &mut Browser, email: &str, password: &str) -> Answer {
    let fields = [("email", email), ("password", password)];
    browser.calls("/api/account/login", &fields).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn after_signing_out_a_browser_is_still_known_and_strangers_do_not_keep_it_out(pool: PgPool) {
    let site = Site::open(pool).await;
    let email = resident(&site, "Aya").await;
    let mut browser = site.visitor();
    let answer = tries(&mut browser, &email, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::OK);
    let cookie = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|cookie| cookie.to_str().ok())
        .find(|cookie| cookie.starts_with(COOKIE))
        .expect("the cookie");
    for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"] {
        assert!(cookie.contains(attribute), "{cookie}");
    }
    browser.submits("/api/account/logout", &[]).await;
    assert!(browser.cookies.contains_key(COOKIE) && !browser.cookies.contains_key("parvis"));

    for _ in 0..5 {
        let answer = tries(&mut site.visitor(), &email, "not the password").await;
        assert_eq!(answer.status, StatusCode::CONFLICT);
    }
    let mut stranger = site.visitor();
    let answer = tries(&mut stranger, &email, PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!answer.header("retry-after").is_empty());
    assert_eq!(tries(&mut browser, &email, PASSWORD).await.status, StatusCode::OK);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_cookie_that_was_made_up_or_anothers_makes_nobody_known(pool: PgPool) {
    let site = Site::open(pool).await;
    let (aya, kofi) = (resident(&site, "Aya").await, resident(&site, "Kofi").await);
    let mut kofis = site.visitor();
    tries(&mut kofis, &kofi, PASSWORD).await;
    let anothers = kofis.cookies.get(COOKIE).expect("the cookie").clone();
    for _ in 0..5 {
        tries(&mut site.visitor(), &aya, "not the password").await;
    }
    for value in [anothers.as_str(), "", "...", "AAAA.AAAA"] {
        let mut browser = site.visitor();
        browser.cookies.insert(COOKIE.to_owned(), value.to_owned());
        let answer = tries(&mut browser, &aya, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{value}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn whoever_was_refused_is_not_known(pool: PgPool) {
    let site = Site::open(pool).await;
    let email = resident(&site, "Aya").await;
    let mut browser = site.visitor();
    tries(&mut browser, &email, "not the password").await;
    assert!(!browser.cookies.contains_key(COOKIE));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn over_https_the_cookie_is_kept_to_the_host(pool: PgPool) {
    let site = Site::open(pool).await;
    let email = resident(&site, "Aya").await;
    let mut services = site.town.services.clone();
    services.configuration = Arc::new(Configuration {
        base_url: "https://parvis.test/".parse().expect("an address"),
        ..(*services.configuration).clone()
    });
    let mut browser = site.visitor().before(router(Stack::new(services)));
    let answer = tries(&mut browser, &email, PASSWORD).await;
    let cookies: Vec<&str> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|cookie| cookie.to_str().ok())
        .collect();
    assert_eq!(cookies.len(), 2, "{cookies:?}");
    for cookie in cookies {
        assert!(
            cookie.starts_with("__Host-parvis") && cookie.contains("; Secure"),
            "{cookie}"
        );
    }
}
