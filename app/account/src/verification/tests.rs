use axum::{
    Extension, Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
    middleware,
    routing::get,
};
use chrono::TimeDelta;
use platform::{context::RequestContext, session::account_of};
use sqlx::PgPool;
use tower::ServiceExt;

use super::{confirm_here, confirm_with_password, layer, model::LinkState, state};
use crate::{
    limits::CONFIRM_PASSWORD,
    registration::{Typed, register},
    signin,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account, typed},
};

/// What `/verify/{token}` answers a browser: the status, and where it sends on to.
async fn open(browser: &RequestContext, method: Method, token: &str) -> (StatusCode, Option<String>) {
    let request = Request::builder()
        .method(method)
        .uri(format!("/verify/{token}"))
        .body(Body::empty())
        .expect("a request");
    let response = Router::new()
        .route("/verify/{token}", get(async || "the page"))
        .layer(middleware::from_fn(layer))
        .layer(Extension(browser.clone()))
        .oneshot(request)
        .await
        .expect("an answer");
    let location = response
        .headers()
        .get(header::LOCATION)
        .map(|to| to.to_str().expect("text").to_owned());
    (response.status(), location)
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_link_opened_in_the_same_browser_makes_the_account_and_signs_in(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    let typed = Typed {
        next: "/couple/join?code=123456".to_owned(),
        ..typed("aya@example.ci", PASSWORD)
    };
    register(&browser, typed).await.expect("the registration is accepted");
    let browser = here.next_request(&browser).await;
    let before = browser.session.as_ref().and_then(tower_sessions::Session::id);

    let token = here.token("aya@example.ci", "verify").await;
    let answer = open(&browser, Method::GET, &token).await;
    assert_eq!(
        answer,
        (StatusCode::SEE_OTHER, Some("/couple/join?code=123456".to_owned()))
    );

    let browser = here.next_request(&browser).await;
    let viewer = browser.viewer.clone().expect("signed in");
    assert_eq!(viewer.display_name, "Aya");
    assert_ne!(
        browser.session.as_ref().and_then(tower_sessions::Session::id),
        before,
        "the session is a new one"
    );
    assert_eq!(
        here.audit(Some(viewer.id)).await,
        ["account.created", "session.started"]
    );
    assert_eq!(
        here.count("select count(*) from platform.consents where kind = 'terms'")
            .await,
        1
    );
    assert_eq!(here.count("select count(*) from platform.registrations").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_link_opened_elsewhere_changes_nothing(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    assert_eq!(open(&here.browser(), Method::GET, &token).await, (StatusCode::OK, None));
    assert_eq!(here.count("select count(*) from platform.accounts").await, 0);
    assert_eq!(state(&here.browser(), &token).await, Ok(LinkState::Open));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn only_a_get_follows_the_link(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    here.register(&browser, "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    let (status, _) = open(&browser, Method::HEAD, &token).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(here.count("select count(*) from platform.accounts").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn elsewhere_the_password_chosen_at_registering_opens_it(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    let elsewhere = here.browser();
    assert_eq!(
        confirm_with_password(&elsewhere, &token, PASSWORD).await,
        Ok("/couple".to_owned())
    );
    let elsewhere = here.next_request(&elsewhere).await;
    assert_eq!(elsewhere.viewer.expect("signed in").display_name, "Aya");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_registers_with_another_persons_address_gets_nothing_from_their_click(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let intruder = here.browser();
    here.register(&intruder, "aya@example.ci", OTHER_PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    let aya = here.browser();
    assert_eq!(confirm_here(&aya, &token).await, Ok(None));
    let error = confirm_with_password(&aya, &token, PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (422, "password_wrong"));
    assert_eq!(error.fields[0].field, "password");
    let refused = signin::sign_in(&intruder, "aya@example.ci", OTHER_PASSWORD, "").await;
    assert!(refused.is_err(), "without the click there is no account");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_used_twice_is_gone_and_says_so(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    here.register(&browser, "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    assert!(confirm_here(&browser, &token).await.expect("an answer").is_some());
    assert_eq!(confirm_here(&browser, &token).await, Ok(None));
    assert_eq!(state(&browser, &token).await, Ok(LinkState::Gone));
    let error = confirm_with_password(&browser, &token, PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "link_gone"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_first_confirmed_registration_has_the_address(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let (first, second) = (here.browser(), here.browser());
    here.register(&first, "aya@example.ci", PASSWORD).await;
    let early = here.token("aya@example.ci", "verify").await;
    here.town.advance(TimeDelta::seconds(1));
    here.register(&second, "aya@example.ci", OTHER_PASSWORD).await;
    let late = here.token("aya@example.ci", "verify").await;
    assert_ne!(early, late);

    assert!(confirm_here(&second, &late).await.expect("an answer").is_some());
    assert_eq!(state(&first, &early).await, Ok(LinkState::Gone));
    assert_eq!(confirm_here(&first, &early).await, Ok(None));
    assert_eq!(here.count("select count(*) from platform.accounts").await, 1);
    here.signed_in("aya@example.ci", OTHER_PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn of_two_links_followed_at_once_one_makes_the_account(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    here.register(&browser, "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    let (tab, elsewhere) = (here.next_request(&browser).await, here.browser());
    let (one, other) = tokio::join!(
        confirm_here(&tab, &token),
        confirm_with_password(&elsewhere, &token, PASSWORD)
    );
    let winners = usize::from(matches!(one, Ok(Some(_)))) + usize::from(other.is_ok());
    assert_eq!(winners, 1, "{one:?} {other:?}");
    assert_eq!(here.count("select count(*) from platform.accounts").await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_good_for_24_hours(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    here.register(&browser, "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    here.town.advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert_eq!(state(&browser, &token).await, Ok(LinkState::Open));
    here.town.advance(TimeDelta::seconds(1));
    assert_eq!(state(&browser, &token).await, Ok(LinkState::Expired));
    assert_eq!(confirm_here(&browser, &token).await, Ok(None));
    let error = confirm_with_password(&browser, &token, PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "link_expired");
    assert_eq!(here.count("select count(*) from platform.accounts").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_that_never_was_is_gone(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    assert_eq!(state(&here.browser(), "nothing").await, Ok(LinkState::Gone));
    let error = confirm_with_password(&here.browser(), "nothing", PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "link_gone");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_password_of_a_registration_is_tried_five_times(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    let token = here.token("aya@example.ci", "verify").await;
    for _ in 0..CONFIRM_PASSWORD.most {
        let error = confirm_with_password(&here.browser(), &token, OTHER_PASSWORD)
            .await
            .expect_err("it is refused");
        assert_eq!(error.code, "password_wrong");
    }
    let error = confirm_with_password(&here.browser(), &token, PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_right_password_before_the_click_sends_another_link(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    let former = here.token("aya@example.ci", "verify").await;
    here.town.advance(TimeDelta::seconds(1));
    let browser = here.browser();
    let error = signin::sign_in(&browser, "aya@example.ci", PASSWORD, "/couple/goals")
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "credentials");
    let token = here.token("aya@example.ci", "verify").await;
    assert_ne!(token, former);
    assert_eq!(
        state(&browser, &former).await,
        Ok(LinkState::Open),
        "the first link stays good"
    );
    assert_eq!(
        confirm_here(&browser, &token).await,
        Ok(Some("/couple/goals".to_owned()))
    );
    assert_eq!(
        account_of(browser.session.as_ref().expect("a session")).await,
        Ok(Some(account(&here.next_request(&browser).await)))
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn three_more_links_an_hour_are_sent(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    for _ in 0..4 {
        let refused = signin::sign_in(&here.browser(), "aya@example.ci", PASSWORD, "").await;
        assert_eq!(refused.map_err(|error| error.code), Err("credentials".to_owned()));
    }
    assert_eq!(
        here.letters("aya@example.ci").await.len(),
        4,
        "the first and three more"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_wrong_password_before_the_click_sends_nothing(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    let refused = signin::sign_in(&here.browser(), "aya@example.ci", OTHER_PASSWORD, "").await;
    assert!(refused.is_err());
    assert_eq!(here.letters("aya@example.ci").await.len(), 1);
}
