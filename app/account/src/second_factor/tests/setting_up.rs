use chrono::TimeDelta;
use sqlx::PgPool;

use super::{begun, learnt, not_shown, proof, protected, shown};
use crate::{
    second_factor::{
        fresh_codes,
        model::{Standing, Workbench},
        setting_up::{standing, turn_on, workbench},
    },
    town::{Neighbourhood, PASSWORD, account},
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_first_code_turns_it_on_and_the_owner_is_told(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let member = aya.member().expect("signed in");
    assert_eq!(standing(&aya, &member).await, Ok(Standing::Off));
    let proof = proof(&aya).await;
    let setup = begun(&aya, &proof).await;
    assert_eq!(setup.qr, ui::QrCode::of(&setup.link));
    assert!(setup.link.contains(&setup.key.replace(' ', "")), "all say the same");

    turn_on(&aya, &proof, &shown(&here, &learnt(&setup)))
        .await
        .expect("it is turned on");
    assert_eq!(
        standing(&aya, &member).await,
        Ok(Standing::On {
            since: "20 novembre 2026".to_owned(),
            codes_left: 10
        })
    );
    assert_eq!(workbench(&aya, &proof).await, Ok(Workbench::On { codes_left: 10 }));
    assert_eq!(
        here.letters("aya@example.ci").await,
        ["verify_address", "security_notice"]
    );
    assert_eq!(
        here.audit(Some(account(&aya))).await.last().map(String::as_str),
        Some("second_factor.on")
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn ten_recovery_codes_are_shown_once(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    let setup = begun(&aya, &proof).await;
    turn_on(&aya, &proof, &shown(&here, &learnt(&setup)))
        .await
        .expect("it is turned on");

    let aya = here.next_request(&aya).await;
    let codes = fresh_codes::arrived(&aya, proof.member()).await.expect("an answer");
    assert_eq!(codes.map(|codes| codes.len()), Some(10));
    let aya = here.next_request(&aya).await;
    assert_eq!(fresh_codes::arrived(&aya, proof.member()).await, Ok(None));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn recovery_codes_that_nobody_looked_at_are_not_shown_ten_minutes_later(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    let setup = begun(&aya, &proof).await;
    turn_on(&aya, &proof, &shown(&here, &learnt(&setup)))
        .await
        .expect("it is turned on");
    here.town.advance(TimeDelta::minutes(10));
    assert_eq!(fresh_codes::arrived(&aya, proof.member()).await, Ok(None));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_page_loaded_twice_shows_the_same_secret(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    let first = begun(&aya, &proof).await;
    let aya = here.next_request(&aya).await;
    assert_eq!(begun(&aya, &proof).await, first);

    let other = here.signed_in("aya@example.ci", PASSWORD).await;
    assert_ne!(begun(&other, &proof).await.key, first.key, "each browser its own");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn another_code_does_not_turn_it_on_and_can_be_tried_again(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    let phone = learnt(&begun(&aya, &proof).await);
    for (typed, code) in [
        (String::new(), "code_malformed"),
        ("12345".to_owned(), "code_malformed"),
        ("12345a".to_owned(), "code_malformed"),
        (not_shown(&here, &phone), "code_wrong"),
    ] {
        let error = turn_on(&aya, &proof, &typed).await.expect_err("it is refused");
        assert_eq!(
            (error.status(), error.fields[0].field.as_str(), error.code.as_str()),
            (422, "one_time_code", code),
            "{typed}"
        );
    }
    assert_eq!(standing(&aya, proof.member()).await, Ok(Standing::Off));
    turn_on(&aya, &proof, &shown(&here, &phone))
        .await
        .expect("it is turned on");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_session_that_began_nothing_turns_nothing_on(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    let error = turn_on(&aya, &proof, "123456").await.expect_err("it is refused");
    assert_eq!((error.status(), error.code.as_str()), (409, "second_factor_not_begun"));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn it_is_turned_on_once(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let first = here.member("aya@example.ci").await;
    let other = here.signed_in("aya@example.ci", PASSWORD).await;
    let proof = proof(&first).await;
    let (one, two) = (begun(&first, &proof).await, begun(&other, &proof).await);
    let (one, two) = (shown(&here, &learnt(&one)), shown(&here, &learnt(&two)));
    let (one, two) = tokio::join!(turn_on(&first, &proof, &one), turn_on(&other, &proof, &two));
    let codes = [one, two].map(|result| result.err().map(|error| error.code));
    assert!(
        codes.contains(&None) && codes.contains(&Some("second_factor_on".to_owned())),
        "{codes:?}"
    );
    assert_eq!(here.count("select count(*) from platform.recovery_codes").await, 10);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn two_people_have_two_secrets(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let kofi = protected(&here, "kofi@example.ci").await;
    assert_ne!(aya.phone, kofi.phone);
    assert_ne!(aya.codes, kofi.codes);
}
