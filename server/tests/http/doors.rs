//! Passkeys and providers, through the whole stack.

use std::sync::Arc;

use axum::http::StatusCode;
use platform::configuration::{Configuration, FacebookAccess, Providers, Secret};
use sqlx::PgPool;

use crate::browser::Site;

/// A town that believes what Facebook says. Nobody is asked anything here.
async fn with_facebook(pool: PgPool) -> Site {
    let mut site = Site::open(pool).await;
    let providers = Providers {
        facebook: Some(FacebookAccess {
            base: None,
            app: "123".to_owned(),
            secret: Secret::new("s3cret"),
        }),
        ..Providers::default()
    };
    site.town.services.configuration = Arc::new(Configuration {
        providers,
        ..(*site.town.services.configuration).clone()
    });
    site.second_process()
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_a_provider_none_is_offered_and_none_leads_back(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut visitor = site.visitor();
    for page in ["/login", "/register"] {
        let answer = visitor.goes_to(page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.text.contains("Continuer avec"), "{page}");
    }
    for provider in ["google", "openid", "facebook", "myspace"] {
        let way_back = format!("/login/with/{provider}/return?state=x&code=y");
        let answer = visitor.goes_to(&way_back).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{provider}");
        assert!(answer.text.contains("<html"), "a person sees a page");
    }
    assert!(visitor.cookies.is_empty(), "nobody who only looks has a session");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_way_to_a_provider_needs_no_script_and_leads_from_a_page_of_ours(pool: PgPool) {
    let site = with_facebook(pool).await;
    let mut visitor = site.visitor();
    let login = visitor.goes_to("/login").await;
    assert!(login.text.contains("Continuer avec Facebook"), "{}", login.text);
    let policy = login.header("content-security-policy");
    assert!(policy.contains("form-action 'self';"), "{policy}");

    let fields = [
        ("provider", "facebook"),
        ("next", "/couple/goals"),
        ("__page", "/login"),
    ];
    let left = visitor.submits("/api/account/login/provider", &fields).await;
    assert_eq!((left.status, left.location()), (StatusCode::SEE_OTHER, "/login/with"));
    let leaving = visitor.goes_to("/login/with").await;
    assert_eq!(leaving.status, StatusCode::OK);
    let refresh = leaving.header("refresh");
    let address = refresh.strip_prefix("0; url=").expect("it goes on by itself");
    assert!(
        address.starts_with("https://www.facebook.com/v23.0/dialog/oauth?"),
        "{address}"
    );
    assert!(leaving.text.contains(&address.replace('&', "&amp;")), "and by a link");
    assert_eq!(leaving.header("cache-control"), "no-store");

    // An answer to something else leads to a page that says so, and changes nothing.
    let forged = visitor.goes_to("/login/with/facebook/return?state=x&code=y").await;
    assert_eq!(
        (forged.status, forged.location()),
        (StatusCode::SEE_OTHER, "/login/unfinished?why=expired")
    );
    let told = visitor.goes_to("/login/unfinished?why=expired").await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(visitor.goes_to("/login/with").await.header("refresh"), refresh);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_address_of_a_provider_is_shown_to_who_leaves_alone(pool: PgPool) {
    let site = with_facebook(pool).await;
    let answer = site.visitor().goes_to("/login/with").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("refresh"), "");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_challenge_is_the_session_s_and_a_page_has_the_form_for_its_answer(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut visitor = site.visitor();
    let login = visitor.goes_to("/login").await;
    assert!(login.text.contains("data-passkey=\"get\""), "{}", login.text);
    assert!(
        login
            .text
            .contains("data-challenge=\"/api/account/login/passkey/challenge\"")
    );
    assert!(visitor.cookies.is_empty());
    let first = visitor.calls("/api/account/login/passkey/challenge", &[]).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(!visitor.cookies.is_empty());
    let options = &first.json()["publicKey"];
    assert_eq!(options["rpId"], "parvis.test");
    assert_eq!(options["userVerification"], "required");
    let second = visitor.calls("/api/account/login/passkey/challenge", &[]).await;
    assert_ne!(second.json()["publicKey"]["challenge"], options["challenge"]);

    let fields = [("credential", "{}"), ("__form", "login-passkey"), ("__page", "/login")];
    let refused = visitor.submits("/api/account/login/passkey", &fields).await;
    assert_eq!((refused.status, refused.location()), (StatusCode::SEE_OTHER, "/login"));
    let told = visitor.goes_to("/login").await;
    assert!(told.text.contains("Cette clé n’ouvre rien ici"), "{}", told.text);
}
