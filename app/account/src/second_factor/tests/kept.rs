//! What the database knows, and what it does not.

use std::sync::Arc;

use chrono::TimeDelta;
use platform::configuration::{Configuration, Secret};
use sqlx::PgPool;

use super::{begun, proof, protected, shown};
use crate::{
    second_factor::{Sealed, check_code, check_recovery_code, reseal, sealed, setting_up},
    town::{Neighbourhood, account},
};

/// Every word of the tables that know of second factors.
async fn words(here: &Neighbourhood) -> String {
    sqlx::query_scalar(
        "select coalesce(string_agg(word, ' '), '') from (
             select f::text as word from platform.second_factors f
             union all
             select c::text from platform.recovery_codes c
             union all
             select s::text from platform.sessions s
         ) as words",
    )
    .fetch_one(here.pool())
    .await
    .expect("the tables are read")
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn neither_the_secret_nor_the_codes_can_be_read_in_the_database(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = here.member("aya@example.ci").await;
    let proof = proof(&aya).await;
    let setup = begun(&aya, &proof).await;
    let phone = super::learnt(&setup);
    let digits: Vec<String> = phone.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let secret = [phone.base32(), digits.concat()];
    let aya = here.next_request(&aya).await;
    let waiting = words(&here).await;
    assert!(waiting.contains("second_factor"), "the session keeps it: {waiting}");
    for secret in &secret {
        assert!(!waiting.contains(secret.as_str()), "{waiting}");
    }

    setting_up::turn_on(&aya, &proof, &shown(&here, &phone))
        .await
        .expect("it is turned on");
    let aya = here.next_request(&aya).await;
    let on = words(&here).await;
    let codes = crate::second_factor::fresh_codes::arrived(&aya, proof.member())
        .await
        .expect("an answer")
        .expect("the codes are shown");
    for secret in secret.iter().chain(&codes) {
        let plain = secret.replace('-', "");
        assert!(!on.contains(secret.as_str()) && !on.contains(&plain), "{on}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn moved_to_another_account_a_secret_opens_nothing(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let kofi = protected(&here, "kofi@example.ci").await;
    sqlx::query(
        "update platform.second_factors set sealed_secret =
             (select sealed_secret from platform.second_factors where account_id = $1)
         where account_id = $2",
    )
    .bind(account(&aya.browser))
    .bind(account(&kofi.browser))
    .execute(here.pool())
    .await
    .expect("it is moved");
    let error = check_code(&here.browser(), account(&kofi.browser), &shown(&here, &aya.phone))
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 500);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn under_another_secret_of_the_installation_recovery_codes_alone_are_good(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let mut elsewhere = here.browser();
    elsewhere.services.configuration = Arc::new(Configuration {
        secret: Secret::new("another secret that is long enough"),
        ..Configuration::clone(&elsewhere.services.configuration)
    });
    let who = account(&aya.browser);
    let error = check_code(&elsewhere, who, &shown(&here, &aya.phone))
        .await
        .expect_err("it is refused");
    assert_eq!(error.status(), 500);
    check_recovery_code(&elsewhere, who, &aya.codes[0])
        .await
        .expect("it is good");
    for (context, present, neither) in [(&elsewhere, 0, 1), (&aya.browser, 1, 0)] {
        let found = sealed(here.pool(), &context.services.configuration).await;
        let expected = Sealed {
            present,
            former: 0,
            neither,
        };
        assert_eq!(found, Ok(expected), "the doctor tells");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_secret_is_changed_without_anybody_noticing(pool: PgPool) {
    let here = Neighbourhood::open(pool).await;
    let aya = protected(&here, "aya@example.ci").await;
    let who = account(&aya.browser);
    let mut rotated = here.browser();
    rotated.services.configuration = Arc::new(Configuration {
        secret: Secret::new("another secret that is long enough"),
        former_secret: Some(rotated.services.configuration.secret.clone()),
        ..Configuration::clone(&rotated.services.configuration)
    });
    let configuration = &rotated.services.configuration;
    check_code(&rotated, who, &shown(&here, &aya.phone))
        .await
        .expect("a code is good under the former secret");
    assert_eq!(sealed(here.pool(), configuration).await.expect("counted").former, 1);

    assert_eq!(reseal(&rotated.services).await, Ok(1));
    assert_eq!(reseal(&rotated.services).await, Ok(0), "once is enough");
    let found = sealed(here.pool(), configuration).await.expect("counted");
    assert_eq!((found.present, found.former, found.neither), (1, 0, 0));

    let mut afterwards = here.browser();
    afterwards.services.configuration = Arc::new(Configuration {
        former_secret: None,
        ..Configuration::clone(configuration)
    });
    here.town.advance(TimeDelta::minutes(1));
    check_code(&afterwards, who, &shown(&here, &aya.phone))
        .await
        .expect("the former secret is not needed any more");
}
