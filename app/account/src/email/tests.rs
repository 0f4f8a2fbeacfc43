use chrono::TimeDelta;
use sqlx::PgPool;

use super::{ask, confirm, state};
use crate::{
    limits::CHANGE_ADDRESS,
    recovery, signin,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
    verification::model::LinkState,
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_new_address_counts_once_it_is_confirmed_and_the_former_one_is_told(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    ask(&aya, &member, "Aya.Kouassi@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    here.signed_in("aya@example.ci", PASSWORD).await;

    let token = here.token("aya.kouassi@example.ci", "account/email").await;
    assert_eq!(state(&here.browser(), &token).await, Ok(LinkState::Open));
    confirm(&here.browser(), &token).await.expect("it is confirmed");
    here.signed_in("aya.kouassi@example.ci", PASSWORD).await;
    assert!(
        signin::sign_in(&here.browser(), "aya@example.ci", PASSWORD, "")
            .await
            .is_err()
    );
    assert_eq!(here.letters("aya.kouassi@example.ci").await, ["confirm_new_address"]);
    assert_eq!(
        here.letters("aya@example.ci").await,
        ["verify_address", "address_changed"]
    );
    assert!(
        here.audit(Some(account(&aya)))
            .await
            .contains(&"email.changed".to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn without_the_password_nothing_is_asked(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let error = ask(&aya, &member, "new@example.ci", OTHER_PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(
        (error.status(), error.fields[0].field.as_str()),
        (422, "current_password")
    );
    assert!(here.letters("new@example.ci").await.is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_same_address_is_no_change(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    let error = ask(&aya, &member, "AYA@example.ci", PASSWORD)
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "email_same");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_address_of_another_account_gets_the_same_answer(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    here.member("kofi@example.ci").await;
    let member = aya.member().expect("signed in");
    assert_eq!(ask(&aya, &member, "kofi@example.ci", PASSWORD).await, Ok(()));
    assert_eq!(
        here.letters("kofi@example.ci").await,
        ["verify_address", "address_in_use"]
    );
    assert_eq!(here.count("select count(*) from platform.mail_tokens").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_address_taken_meanwhile_is_not_moved_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    ask(&aya, &member, "new@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    let token = here.token("new@example.ci", "account/email").await;
    here.member("new@example.ci").await;
    let error = confirm(&here.browser(), &token).await.expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "link_gone"));
    here.signed_in("aya@example.ci", PASSWORD).await;
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_good_for_24_hours_and_one_use(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    ask(&aya, &member, "new@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    let token = here.token("new@example.ci", "account/email").await;
    here.town.advance(TimeDelta::hours(24));
    assert_eq!(state(&aya, &token).await, Ok(LinkState::Expired));
    assert_eq!(
        confirm(&aya, &token).await.expect_err("it is refused").code,
        "link_gone"
    );

    ask(&aya, &member, "new@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    let token = here.token("new@example.ci", "account/email").await;
    let (one, other) = tokio::join!(confirm(&aya, &token), confirm(&aya, &token));
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    assert_eq!(state(&aya, &token).await, Ok(LinkState::Gone));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn asking_again_voids_the_former_link(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    ask(&aya, &member, "first@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    let former = here.token("first@example.ci", "account/email").await;
    ask(&aya, &member, "second@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    assert_eq!(state(&aya, &former).await, Ok(LinkState::Gone));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_reset_link_that_went_to_the_former_address_is_void(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    recovery::ask(&here.browser(), "aya@example.ci")
        .await
        .expect("it is answered");
    let reset = here.token("aya@example.ci", "reset").await;
    ask(&aya, &member, "new@example.ci", PASSWORD)
        .await
        .expect("it is asked");
    confirm(&aya, &here.token("new@example.ci", "account/email").await)
        .await
        .expect("it is confirmed");
    assert_eq!(recovery::state(&aya, &reset).await, Ok(LinkState::Gone));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn five_addresses_an_hour_are_written_to(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    for number in 0..CHANGE_ADDRESS.most {
        ask(&aya, &member, &format!("new{number}@example.ci"), PASSWORD)
            .await
            .expect("it is asked");
    }
    assert_eq!(
        ask(&aya, &member, "new@example.ci", PASSWORD)
            .await
            .expect_err("it is refused")
            .status(),
        429
    );
}
