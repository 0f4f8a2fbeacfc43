use platform::account::Reauthenticated;
use platform::session::PROOF_LIFETIME;
use sqlx::PgPool;

use super::{proof, protected};
use crate::{
    second_factor::{
        check_recovery_code, fresh_codes,
        model::Standing,
        setting_up::standing,
        turning::{off, renew_codes},
    },
    town::{Neighbourhood, PASSWORD, account},
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn turned_off_the_password_is_enough_and_the_owner_is_told(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let proof = proof(&aya.browser).await;
    off(&aya.browser, &proof).await.expect("it is turned off");
    assert_eq!(standing(&aya.browser, proof.member()).await, Ok(Standing::Off));
    assert!(here.signed_in("aya@example.ci", PASSWORD).await.viewer.is_some());
    assert_eq!(here.count("select count(*) from platform.recovery_codes").await, 0);
    assert_eq!(
        here.letters("aya@example.ci").await,
        ["verify_address", "security_notice", "security_notice"]
    );
    assert!(
        here.audit(Some(account(&aya.browser)))
            .await
            .contains(&"second_factor.off".to_owned())
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_is_off_can_neither_be_turned_off_nor_get_codes(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    for refused in [off(&aya, &proof).await, renew_codes(&aya, &proof).await] {
        let error = refused.expect_err("it is refused");
        assert_eq!((error.status(), error.code.as_str()), (409, "second_factor_off"));
    }
    assert_eq!(here.letters("aya@example.ci").await, ["verify_address"]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn new_codes_void_the_former_and_the_owner_is_told(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let (browser, who) = (&aya.browser, account(&aya.browser));
    let proof = proof(browser).await;
    renew_codes(browser, &proof).await.expect("they are made");
    let codes = fresh_codes::arrived(browser, proof.member())
        .await
        .expect("an answer")
        .expect("the codes are shown");
    assert_eq!(codes.len(), 10);

    let error = check_recovery_code(&here.browser(), who, &aya.codes[0])
        .await
        .expect_err("it is refused");
    assert_eq!(error.code, "recovery_code_wrong");
    check_recovery_code(&here.browser(), who, &codes[0])
        .await
        .expect("it is good");
    assert!(
        here.audit(Some(who))
            .await
            .contains(&"recovery_codes.renewed".to_owned()),
        "it is audited"
    );
    assert_eq!(
        here.letters("aya@example.ci").await,
        [
            "verify_address",
            "security_notice",
            "security_notice",
            "security_notice"
        ],
        "turned on, made anew, used"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn made_anew_twice_at_once_ten_codes_are_left(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let proof = proof(&aya.browser).await;
    let other = here.browser();
    let (one, two) = tokio::join!(renew_codes(&aya.browser, &proof), renew_codes(&other, &proof));
    assert_eq!((one, two), (Ok(()), Ok(())));
    assert_eq!(here.count("select count(*) from platform.recovery_codes").await, 10);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_proof_lasts_ten_minutes(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    proof(&aya).await;
    here.town.advance(PROOF_LIFETIME - chrono::TimeDelta::seconds(1));
    assert!(Reauthenticated::of(&aya).await.is_ok());
    here.town.advance(chrono::TimeDelta::seconds(1));
    let error = Reauthenticated::of(&aya).await.expect_err("it is over");
    assert_eq!(
        (error.status(), error.code.as_str()),
        (403, "reauthentication_required")
    );
}
