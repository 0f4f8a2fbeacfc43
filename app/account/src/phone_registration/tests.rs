use platform::{account::Reauthenticated, context::RequestContext, error::AppError};
use sqlx::PgPool;
use tower_sessions::Session;

use super::{
    asking::{Typed, ask},
    passing::pass,
};
use crate::{
    deletion, email, export,
    limits::TEXT_CODE_TO,
    password,
    phone::tests::{AYA, NUMBER, TYPED, another, try_without_phone, with_phone},
    phone_login,
    reauthentication::{
        model::Ways,
        tests::{proves_by_text, ways_of},
    },
    retention, signin,
    town::{Neighbourhood, OTHER_PASSWORD, PASSWORD, account},
};

fn typed(phone: &str) -> Typed {
    Typed {
        phone: phone.to_owned(),
        display_name: "Aya".to_owned(),
        accept_terms: true,
        time_zone: "Africa/Abidjan".to_owned(),
        next: "/couple/join".to_owned(),
    }
}

/// A browser that waits for the code of a registration.
async fn asked(here: &Neighbourhood, phone: &str) -> RequestContext {
    let browser = here.browser();
    ask(&browser, typed(phone)).await.expect("a code is sent");
    browser
}

/// Somebody who registered with their phone alone.
async fn newcomer(here: &Neighbourhood) -> RequestContext {
    let browser = asked(here, TYPED).await;
    let code = here.text_code(NUMBER).await;
    pass(&browser, &code).await.expect("the account is made");
    here.next_request(&browser).await
}

fn refused(result: Result<String, AppError>) -> AppError {
    result.expect_err("it is refused")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_name_a_number_and_its_code_are_an_account(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let browser = asked(&here, TYPED).await;
    assert_eq!(here.count("select count(*) from platform.accounts").await, 0, "not yet");
    let browser = here.next_request(&browser).await;
    let before = browser.session.as_ref().and_then(Session::id);
    let code = here.text_code(NUMBER).await;
    assert_eq!(refused(pass(&browser, another(&code)).await).code, "code_wrong");
    assert_eq!(pass(&browser, &code).await, Ok("/couple/join".to_owned()));
    let browser = here.next_request(&browser).await;
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
    let viewer = browser.viewer.clone().expect("signed in");
    assert_eq!(viewer.display_name, "Aya");
    assert_eq!(
        here.count("select count(*) from platform.accounts where email is null and password_hash is null")
            .await,
        1
    );
    assert_eq!(
        here.count("select count(*) from platform.consents where kind = 'terms'")
            .await,
        1
    );
    assert_eq!(
        here.audit(Some(viewer.id)).await,
        ["account.created", "session.started"]
    );
    assert_eq!(here.count("select count(*) from platform.mails").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_wrong_field_is_told_at_once_and_nothing_is_sent(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let error = ask(&here.browser(), Typed::default()).await.expect_err("it is refused");
    let told: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(told, ["display_name", "phone", "accept_terms"]);
    assert_eq!(here.count("select count(*) from platform.text_messages").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_an_account_already_is_signed_in_to_it(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = account(&with_phone(&here, AYA, TYPED, NUMBER).await);
    let browser = asked(&here, TYPED).await;
    let code = here.text_code(NUMBER).await;
    pass(&browser, &code).await.expect("it is right");
    assert_eq!(account(&here.next_request(&browser).await), aya);
    assert_eq!(here.count("select count(*) from platform.accounts").await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn two_registrations_of_one_number_are_one_account(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let first = asked(&here, TYPED).await;
    let first_code = here.text_code(NUMBER).await;
    let second = asked(&here, TYPED).await;
    let second_code = here.text_code(NUMBER).await;
    let (one, other) = tokio::join!(pass(&first, &first_code), pass(&second, &second_code));
    assert!(one.is_ok() && other.is_ok(), "{one:?} {other:?}");
    assert_eq!(
        account(&here.next_request(&first).await),
        account(&here.next_request(&second).await)
    );
    assert_eq!(here.count("select count(*) from platform.accounts").await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_was_typed_goes_with_the_code_when_nobody_comes(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    asked(&here, TYPED).await;
    here.town.advance(TEXT_CODE_TO.per);
    retention::purge(here.town.services.clone())
        .await
        .expect("it is purged");
    assert_eq!(here.count("select count(*) from platform.text_codes").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_password_opens_an_account_that_has_none(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    newcomer(&here).await;
    for password in ["", "!", PASSWORD] {
        let error = signin::sign_in(&here.browser(), AYA, password, "").await;
        assert_eq!(refused(error).code, "credentials");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_address_and_then_a_password_are_added(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = newcomer(&here).await;
    let member = aya.member().expect("signed in");
    email::ask(&aya, &member, AYA, "").await.expect("a link is sent");
    let token = here.token(AYA, "account/email").await;
    email::confirm(&here.browser(), &token).await.expect("it is confirmed");
    assert_eq!(
        here.letters(AYA).await,
        ["confirm_new_address"],
        "there was no former one to tell"
    );
    password::change_password(&aya, &member, "", OTHER_PASSWORD)
        .await
        .expect("it is chosen");
    let elsewhere = here.signed_in(AYA, OTHER_PASSWORD).await;
    assert_eq!(account(&elsewhere), account(&here.next_request(&aya).await));
    // From now on the password is asked for.
    let error = password::change_password(&elsewhere, &member, "", PASSWORD).await;
    assert_eq!(error.expect_err("it is refused").code, "password_wrong");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_asks_for_the_password_asks_for_a_code_of_late(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = newcomer(&here).await;
    let member = aya.member().expect("signed in");
    assert_eq!(
        ways_of(&aya).await,
        Ways {
            text: true,
            ..Ways::default()
        }
    );
    here.town.advance(TEXT_CODE_TO.per);
    for error in [
        email::ask(&aya, &member, AYA, "").await,
        password::change_password(&aya, &member, "", PASSWORD).await,
        deletion::ask(&aya, &member, "").await.map(drop),
    ] {
        assert_eq!(error.expect_err("it is refused").code, "reauthentication_required");
    }
    proves_by_text(&here, &aya, NUMBER).await;
    Reauthenticated::of(&aya).await.expect("it is proved");
    deletion::ask(&aya, &member, "").await.expect("it is asked");

    let browser = here.browser();
    phone_login::tests::asks(&browser, TYPED).await;
    let code = here.text_code(NUMBER).await;
    let page = phone_login::tests::passes(&browser, &code).await;
    assert_eq!(page, Ok("/account/deletion".to_owned()));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_only_door_is_not_taken_away(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = newcomer(&here).await;
    let error = try_without_phone(&aya).await.expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "phone_only_door"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_number_is_taken_away_where_a_passkey_is_left(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = newcomer(&here).await;
    sqlx::query(
        "insert into platform.passkeys (id, account_id, credential_id, credential, name, created_at)
         values (gen_random_uuid(), $1, '\\x01', '{}', 'Une clé', now())",
    )
    .bind(account(&aya))
    .execute(here.pool())
    .await
    .expect("a passkey");
    try_without_phone(&aya).await.expect("it is removed");
    assert_eq!(here.count("select count(*) from platform.phones").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_no_address_gets_no_letters_and_all_else(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = newcomer(&here).await;
    export::ask(&aya, &aya.member().expect("signed in"))
        .await
        .expect("a copy is asked for");
    export::tests::jobs_run(&here).await;
    assert_eq!(
        here.count("select count(*) from platform.exports where state = 'ready'")
            .await,
        1
    );
    assert_eq!(here.count("select count(*) from platform.mails").await, 0);
}
