use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use platform::testing::Resident;
use sqlx::PgPool;

use crate::browser::{Browser, Site};

const PAGE: &str = "/account/deletion";
const PASSWORD: &str = "le marché du soir";

/// Somebody who can sign in, and their address.
async fn somebody(site: &Site, pool: &PgPool) -> (Resident, String) {
    let resident = site.town.resident("Aya").await;
    let password = account::password::NewPassword::parse(PASSWORD, &[]).expect("a password");
    let hash = account::password::hash(&site.town.services.chance, password)
        .await
        .expect("a hash");
    let email = sqlx::query_scalar("update platform.accounts set password_hash = $2 where id = $1 returning email")
        .bind(resident.account)
        .bind(hash)
        .fetch_one(pool)
        .await
        .expect("an address");
    (resident, email)
}

async fn asks(browser: &mut Browser) -> crate::browser::Answer {
    let fields = [
        ("__form", "deletion"),
        ("__page", "/account/privacy"),
        ("current_password", PASSWORD),
    ];
    browser.submits("/api/account/deletion/ask", &fields).await
}

async fn signs_in(browser: &mut Browser, email: &str) -> crate::browser::Answer {
    let fields = [
        ("__form", "login"),
        ("__page", "/login"),
        ("email", email),
        ("password", PASSWORD),
        ("next", "/couple"),
    ];
    browser.submits("/api/account/login", &fields).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_that_is_to_end_has_one_page_and_it_leads_back(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let (resident, email) = somebody(&site, &pool).await;
    let mut browser = site.browser_of(&resident).await;
    let privacy = browser.goes_to("/account/privacy").await;
    assert!(privacy.text.contains("Effacer votre compte") && privacy.text.contains("Préparer ma copie"));

    let answer = asks(&mut browser).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/login"));
    assert_eq!(answer.header("clear-site-data"), "\"cache\"");
    let login = browser.goes_to("/login").await;
    assert!(login.text.contains("Votre compte sera effacé le 27 novembre 2026."));

    let answer = signs_in(&mut browser, &email).await;
    assert_eq!(answer.location(), PAGE);
    for page in ["/", "/couple", "/account", "/login", "/nulle-part"] {
        let answer = browser.goes_to(page).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, PAGE),
            "{page}"
        );
    }
    for path in ["/api/sync/changes", "/couple/export"] {
        assert_eq!(browser.fetches(path).await.status, StatusCode::UNAUTHORIZED, "{path}");
    }
    for page in ["/help", "/legal/privacy"] {
        assert_eq!(browser.goes_to(page).await.status, StatusCode::OK, "{page}");
    }
    let page = browser.goes_to(PAGE).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Garder mon compte") && page.text.contains("Se déconnecter"));

    let fields = [("__form", "stay"), ("__page", PAGE)];
    let answer = browser.submits("/api/account/deletion/stay", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/account"));
    let account = browser.goes_to("/account").await;
    assert!(account.text.contains("Votre compte reste ouvert."));
    assert_eq!(browser.goes_to(PAGE).await.status, StatusCode::NOT_FOUND);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_wrong_password_comes_back_to_its_field(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let (resident, _) = somebody(&site, &pool).await;
    let mut browser = site.browser_of(&resident).await;
    let forms = [
        ("deletion", "/account/privacy", "/api/account/deletion/ask"),
        ("email", "/account/security", "/api/account/email/change"),
        ("password", "/account/security", "/api/account/password/change"),
    ];
    for (form, page, action) in forms {
        let fields = [
            ("__form", form),
            ("__page", page),
            ("current_password", "not the password"),
            ("email", "aya.new@example.ci"),
            ("new_password", "attiéké poisson braisé"),
        ];
        let answer = browser.submits(action, &fields).await;
        assert_eq!(answer.location(), page, "{form}");
        let shown = browser.goes_to(page).await.text;
        assert!(shown.contains("aria-invalid=\"true\""), "{form}: no field is marked");
        assert!(!shown.contains("not the password"), "{form}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn after_the_seven_days_the_page_says_so(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let (resident, email) = somebody(&site, &pool).await;
    asks(&mut site.browser_of(&resident).await).await;
    site.town.advance(TimeDelta::days(7));
    let mut browser = site.visitor();
    assert_eq!(signs_in(&mut browser, &email).await.location(), PAGE);
    let page = browser.goes_to(PAGE).await;
    assert!(page.text.contains("Les sept jours sont passés") && !page.text.contains("Garder mon compte"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_copy_travels_as_a_file_to_its_owner(pool: PgPool) {
    let site = Site::open(pool.clone()).await;
    let resident = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&resident).await;
    assert_eq!(
        browser.calls("/api/account/export/ask", &[]).await.status,
        StatusCode::OK
    );
    assert!(
        browser
            .goes_to("/account/privacy")
            .await
            .text
            .contains("Votre copie se prépare.")
    );
    platform::jobs::run_waiting(&site.town.services, &server::jobs::registry())
        .await
        .expect("the jobs run");
    let standing = browser.calls("/api/account/export", &[]).await.json();
    let link = standing["Ready"]["link"].as_str().expect("a link").to_owned();
    assert!(browser.goes_to("/account/privacy").await.text.contains(&link));
    let file = browser.goes_to(&link).await;
    assert_eq!(
        (file.status, file.header(header::CONTENT_TYPE.as_str())),
        (StatusCode::OK, "application/zip")
    );
    assert!(file.text.starts_with("PK"));
    let nobody = site.visitor().goes_to(&link).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}
