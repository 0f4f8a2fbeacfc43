use sqlx::PgPool;
use tower_sessions::Session;

use super::change::change_password;
use crate::{
    email,
    limits::CURRENT_PASSWORD,
    recovery, signin,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
    verification::model::LinkState,
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn changing_the_password_signs_every_other_browser_out_and_renews_this_session(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let phone = here.member("aya@example.ci").await;
    let laptop = here.signed_in("aya@example.ci", PASSWORD).await;
    let before = phone.session.as_ref().and_then(Session::id);

    change_password(&phone, &phone.member().expect("signed in"), PASSWORD, OTHER_PASSWORD)
        .await
        .expect("it is changed");
    let phone = here.next_request(&phone).await;
    assert!(phone.viewer.is_some(), "this browser stays");
    assert_ne!(phone.session.as_ref().and_then(Session::id), before);
    assert!(
        here.next_request(&laptop).await.viewer.is_none(),
        "the other one is out"
    );

    assert!(
        signin::sign_in(&here.browser(), "aya@example.ci", PASSWORD, "")
            .await
            .is_err()
    );
    here.signed_in("aya@example.ci", OTHER_PASSWORD).await;
    assert_eq!(
        here.letters("aya@example.ci").await,
        ["verify_address", "password_changed"]
    );
    assert!(
        here.audit(Some(account(&phone)))
            .await
            .contains(&"password.changed".to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_the_current_password_nothing_changes(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let error = change_password(&aya, &member, OTHER_PASSWORD, OTHER_PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(
        (error.status(), error.fields[0].field.as_str()),
        (422, "current_password")
    );
    here.signed_in("aya@example.ci", PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_poor_password_is_refused_beside_its_field(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    for (poor, code) in [
        ("neuf_char", "password_short"),
        ("qwertyuiop", "password_common"),
        ("aya@example.ci", "password_common"),
    ] {
        let error = change_password(&aya, &member, PASSWORD, poor)
            .await
            .expect_err("it is refused");
        assert_eq!(
            (error.fields[0].field.as_str(), error.code.as_str()),
            ("new_password", code)
        );
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_current_password_is_tried_five_times_and_success_does_not_count(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    change_password(&aya, &member, PASSWORD, OTHER_PASSWORD)
        .await
        .expect("it is changed");
    for _ in 0..CURRENT_PASSWORD.most {
        let error = change_password(&aya, &member, PASSWORD, PASSWORD)
            .await
            .expect_err("it is refused");
        assert_eq!(error.status(), 422);
    }
    let error = change_password(&aya, &member, OTHER_PASSWORD, PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 429);
    here.town.advance(CURRENT_PASSWORD.per);
    change_password(&aya, &member, OTHER_PASSWORD, PASSWORD)
        .await
        .expect("it is changed");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn changing_the_password_voids_links_that_were_mailed(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    recovery::ask(&here.browser(), "aya@example.ci")
        .await
        .expect("it is answered");
    email::ask(&aya, &member, "new@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    let reset = here.token("aya@example.ci", "reset").await;
    let change = here.token("new@example.ci", "account/email").await;
    change_password(&aya, &member, PASSWORD, OTHER_PASSWORD)
        .await
        .expect("it is changed");
    assert_eq!(recovery::state(&aya, &reset).await, Ok(LinkState::Gone));
    assert_eq!(email::state(&aya, &change).await, Ok(LinkState::Gone));
}
