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

/// Whether a radio button of the rhythms is chosen.
fn is_chosen(html: &str, rhythm: &str) -> bool {
    let value = format!("value=\"{rhythm}\"");
    let mut buttons = html
        .split("<input")
        .filter_map(|rest| rest.split('>').next())
        .filter(|button| button.contains("name=\"rhythm\""));
    buttons.any(|button| button.contains(&value) && button.contains(" checked"))
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn radio_buttons_show_what_was_chosen_and_say_what_cannot_be(pool: PgPool) {
    let (save, page) = ("/api/notifications/rhythm/save", "/account/notifications");
    let site = Site::open(pool).await;
    let aya = site.town.resident("Aya").await;
    let mut browser = site.browser_of(&aya).await;
    assert!(is_chosen(&browser.goes_to(page).await.text, "as_it_comes"));

    let weekly = [("__form", "mail-rhythm"), ("__page", page), ("rhythm", "weekly")];
    let answer = browser.submits(save, &weekly).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, page));
    let saved = browser.goes_to(page).await.text;
    assert!(saved.contains("Le rythme de vos e-mails est enregistré."));
    assert!(is_chosen(&saved, "weekly") && !is_chosen(&saved, "as_it_comes"));

    let hourly = [("__form", "mail-rhythm"), ("__page", page), ("rhythm", "hourly")];
    browser.submits(save, &hourly).await;
    let refused = browser.goes_to(page).await.text;
    assert!(refused.contains("Choisissez un de ces rythmes."));
    assert!(is_chosen(&browser.goes_to(page).await.text, "weekly"));
}
