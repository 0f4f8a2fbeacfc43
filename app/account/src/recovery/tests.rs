use std::time::{Duration, Instant};

use chrono::TimeDelta;
use sqlx::PgPool;

use super::{ask, reset, state};
use crate::{
    limits::{RESET_AS, RESET_FROM},
    signin,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
    verification::model::LinkState,
};

/// Somebody with an account asks for a link and gets it.
async fn link(here: &Neighbourhood, email: &str) -> String {
    ask(&here.browser(), email).await.expect("it is answered");
    here.token(email, "reset").await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_gives_another_password_and_ends_every_session(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let phone = here.member("aya@example.ci").await;
    let laptop = here.signed_in("aya@example.ci", PASSWORD).await;
    let token = link(&here, "aya@example.ci").await;
    assert_eq!(state(&here.browser(), &token).await, Ok(LinkState::Open));

    let browser = here.browser();
    reset(&browser, &token, OTHER_PASSWORD)
        .await
        .expect("the password is reset");
    for signed_out in [&phone, &laptop, &browser] {
        assert!(
            here.next_request(signed_out).await.viewer.is_none(),
            "nobody is signed in"
        );
    }
    assert!(
        signin::sign_in(&here.browser(), "aya@example.ci", PASSWORD, "")
            .await
            .is_err()
    );
    here.signed_in("aya@example.ci", OTHER_PASSWORD).await;
    assert_eq!(
        here.letters("aya@example.ci").await,
        ["verify_address", "reset_password", "password_changed"]
    );
    assert!(
        here.audit(Some(account(&phone)))
            .await
            .contains(&"password.reset".to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_browser_that_was_signed_in_starts_anew(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let token = link(&here, "aya@example.ci").await;
    reset(&aya, &token, OTHER_PASSWORD)
        .await
        .expect("the password is reset");
    let session = aya.session.as_ref().expect("a session");
    assert!(session.is_empty().await, "so that the next page can keep its notice");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_unknown_address_gets_the_same_answer_as_late_and_no_letter(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    for email in ["aya@example.ci", "nobody@example.ci"] {
        let begun = Instant::now();
        assert_eq!(ask(&here.browser(), email).await, Ok(()));
        assert!(begun.elapsed() >= Duration::from_millis(200), "{email}");
    }
    assert!(here.letters("nobody@example.ci").await.is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_unconfirmed_address_gets_no_link(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.register(&here.browser(), "aya@example.ci", PASSWORD).await;
    assert_eq!(ask(&here.browser(), "aya@example.ci").await, Ok(()));
    assert_eq!(here.letters("aya@example.ci").await, ["verify_address"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_good_for_one_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let token = link(&here, "aya@example.ci").await;
    here.town.advance(TimeDelta::hours(1) - TimeDelta::seconds(1));
    assert_eq!(state(&here.browser(), &token).await, Ok(LinkState::Open));
    here.town.advance(TimeDelta::seconds(1));
    assert_eq!(state(&here.browser(), &token).await, Ok(LinkState::Expired));
    let error = reset(&here.browser(), &token, OTHER_PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "link_expired"));
    here.signed_in("aya@example.ci", PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_used_once(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let token = link(&here, "aya@example.ci").await;
    reset(&here.browser(), &token, OTHER_PASSWORD)
        .await
        .expect("the password is reset");
    assert_eq!(state(&here.browser(), &token).await, Ok(LinkState::Gone));
    let error = reset(&here.browser(), &token, "un troisième essai")
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "link_gone");
    here.signed_in("aya@example.ci", OTHER_PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn of_two_uses_at_once_one_wins(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let token = link(&here, "aya@example.ci").await;
    let (first, second) = (here.browser(), here.browser());
    let (one, other) = tokio::join!(
        reset(&first, &token, "la première phrase"),
        reset(&second, &token, "la seconde phrase")
    );
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    let winner = if one.is_ok() {
        "la première phrase"
    } else {
        "la seconde phrase"
    };
    here.signed_in("aya@example.ci", winner).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn using_a_link_voids_the_others(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let first = link(&here, "aya@example.ci").await;
    here.town.advance(TimeDelta::seconds(1));
    let second = link(&here, "aya@example.ci").await;
    assert_ne!(first, second);
    reset(&here.browser(), &first, OTHER_PASSWORD)
        .await
        .expect("the password is reset");
    assert_eq!(state(&here.browser(), &second).await, Ok(LinkState::Gone));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_poor_password_does_not_use_the_link_up(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    let token = link(&here, "aya@example.ci").await;
    for poor in ["court", "qwertyuiop", "aya@example.ci"] {
        let error = reset(&here.browser(), &token, poor).await.expect_err("it is refused");
        assert_eq!(
            (error.status(), error.fields[0].field.as_str()),
            (422, "new_password"),
            "{poor}"
        );
    }
    reset(&here.browser(), &token, OTHER_PASSWORD)
        .await
        .expect("the password is reset");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_address_is_written_to_three_times_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    here.member("aya@example.ci").await;
    for email in ["aya@example.ci", "nobody@example.ci"] {
        for _ in 0..3 {
            assert_eq!(ask(&here.browser(), email).await, Ok(()));
        }
        let error = ask(&here.browser(), email).await.expect_err("it is refused");
        assert_eq!(error.status(), 429, "{email}");
    }
    here.town.advance(RESET_AS.per);
    assert_eq!(ask(&here.browser(), "aya@example.ci").await, Ok(()));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_asks_three_times_an_hour(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = here.browser();
    for who in 0..3 {
        assert_eq!(ask(&browser, &format!("nobody{who}@example.ci")).await, Ok(()));
    }
    assert_eq!(
        ask(&browser, "aya@example.ci")
            .await
            .expect_err("it is refused")
            .status(),
        429
    );
    here.town.advance(RESET_FROM.per);
    assert_eq!(ask(&browser, "aya@example.ci").await, Ok(()));
}
