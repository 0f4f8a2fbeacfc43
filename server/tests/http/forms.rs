use axum::http::StatusCode;
use sqlx::PgPool;

use crate::browser::Site;

const LOGIN: &str = "/api/account/login";

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_failed_form_comes_back_with_its_message_and_what_was_typed(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    let fields = [
        ("__form", "login"),
        ("__page", "/login?next=%2Fcouple"),
        ("email", "aya@example.ci"),
        ("password", "not the password"),
    ];
    let answer = browser.submits(LOGIN, &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(
        answer.location(),
        "/login?next=%2Fcouple",
        "nothing personal in the address"
    );

    let page = browser.goes_to("/login?next=%2Fcouple").await;
    assert!(
        page.text.contains("value=\"aya@example.ci\""),
        "what was typed is still there"
    );
    assert!(!page.text.contains("not the password"), "passwords are not");
    assert!(page.text.contains("role=\"alert\""));
    assert_eq!(page.header("cache-control"), "no-store");

    let again = browser.goes_to("/login?next=%2Fcouple").await;
    assert!(!again.text.contains("aya@example.ci"), "it is shown once");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn another_page_does_not_take_the_message(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    browser
        .submits(
            LOGIN,
            &[
                ("__form", "login"),
                ("__page", "/login"),
                ("email", "aya@example.ci"),
                ("password", "x"),
            ],
        )
        .await;
    assert!(!browser.goes_to("/help").await.text.contains("aya@example.ci"));
    assert!(browser.goes_to("/login").await.text.contains("aya@example.ci"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_form_never_leads_to_another_site(pool: PgPool) {
    let site = Site::open(pool).await;
    for page in [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/api/account/logout",
    ] {
        let answer = site
            .visitor()
            .submits(
                LOGIN,
                &[
                    ("__form", "login"),
                    ("__page", page),
                    ("email", "a@b.ci"),
                    ("password", "x"),
                ],
            )
            .await;
        assert_eq!(answer.location(), "/", "{page}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn called_by_script_a_failure_carries_its_status_and_code(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site
        .visitor()
        .calls(LOGIN, &[("email", "aya@example.ci"), ("password", "not the password")])
        .await;
    assert!(answer.status.is_client_error());
    assert!(!answer.json()["code"].as_str().unwrap_or_default().is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_argument_that_lacks_is_invalid_not_our_fault(pool: PgPool) {
    let site = Site::open(pool).await;
    let answer = site.visitor().calls(LOGIN, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn typed_text_cannot_break_out_of_its_field(pool: PgPool) {
    let site = Site::open(pool).await;
    let mut browser = site.visitor();
    let attack = "\"><script>alert(1)</script>";
    browser
        .submits(
            LOGIN,
            &[
                ("__form", "login"),
                ("__page", "/login"),
                ("email", attack),
                ("password", "x"),
            ],
        )
        .await;
    let page = browser.goes_to("/login").await;
    assert!(!page.text.contains("<script>alert(1)"), "escaped");
}
