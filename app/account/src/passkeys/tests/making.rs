use chrono::TimeDelta;
use platform::{account::Member, context::RequestContext};
use sqlx::PgPool;

use super::{AYA, Device, adds, refused, town, town_at, with_device};
use crate::{
    passkeys::{
        adding,
        challenge::LIFETIME,
        model::{KnownPasskey, MOST},
        reading::standing,
        removing::remove,
    },
    second_factor::tests::proof,
    town::{Neighbourhood, account},
};

fn member(browser: &RequestContext) -> Member {
    browser.member().expect("signed in")
}

async fn known(browser: &RequestContext) -> Vec<KnownPasskey> {
    standing(browser, &member(browser)).await.expect("an answer").known
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_is_added_and_a_letter_tells_of_it(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    let all = known(&aya).await;
    let [first] = &all[..] else {
        panic!("one passkey");
    };
    assert_eq!(
        (first.name.as_str(), first.since.as_str(), first.used.as_deref()),
        ("Mon téléphone", "20 novembre 2026", None)
    );
    assert_eq!(here.letters(AYA).await, ["verify_address", "security_notice"]);
    let audit = here.audit(Some(account(&aya))).await;
    assert_eq!(audit.last().map(String::as_str), Some("passkey.added"));

    // Without a name it is called as its browser is.
    adds(&aya, &mut device, "  ").await.expect("it is added");
    assert!(!known(&aya).await[1].name.is_empty());
    assert_eq!(
        refused(adds(&aya, &mut device, &"a".repeat(61)).await),
        "passkey_name_invalid"
    );
    assert_eq!(known(&aya).await.len(), 2);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_has_ten_passkeys_and_no_more(pool: PgPool) {
    let here = town(pool).await;
    let aya = here.member(AYA).await;
    let mut device = Device::new();
    let proof = proof(&aya).await;
    let mut last = String::new();
    for number in 0..MOST {
        if number + 1 == MOST {
            // Two pages at once: both are asked while there is room for one.
            last = device.makes(adding::begin(&aya, &proof).await.expect("there is room"));
            adding::finish(&aya, &proof, &last, "dix").await.expect("it is added");
        } else {
            adds(&aya, &mut device, "une").await.expect("it is added");
        }
    }
    assert_eq!(refused(adding::begin(&aya, &proof).await), "passkeys_full");
    assert_eq!(
        refused(adding::finish(&aya, &proof, &last, "onze").await),
        "passkey_refused"
    );
    assert_eq!(known(&aya).await.len(), MOST);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_device_that_does_not_know_its_owner_makes_none(pool: PgPool) {
    let here = town(pool).await;
    let aya = here.member(AYA).await;
    let mut careless = Device {
        verifies: false,
        ..Device::new()
    };
    assert_eq!(refused(adds(&aya, &mut careless, "").await), "passkey_refused");
    let mut elsewhere = Device {
        page: "http://localhost:9999".parse().expect("an address"),
        ..Device::new()
    };
    assert_eq!(refused(adds(&aya, &mut elsewhere, "").await), "passkey_refused");
    assert!(known(&aya).await.is_empty());
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_answer_is_taken_once_within_ten_minutes_and_by_who_asked(pool: PgPool) {
    let here = town(pool).await;
    let aya = here.member(AYA).await;
    let mut device = Device::new();
    let asks = async |browser: &RequestContext| {
        let proof = proof(browser).await;
        adding::begin(browser, &proof).await.expect("options")
    };
    let finishes = async |browser: &RequestContext, made: &str| {
        let proof = proof(browser).await;
        adding::finish(browser, &proof, made, "").await
    };
    let made = device.makes(asks(&aya).await);
    here.town.advance(LIFETIME - TimeDelta::seconds(1));
    finishes(&aya, &made).await.expect("just in time");
    assert_eq!(refused(finishes(&aya, &made).await), "passkey_refused", "once");

    let made = device.makes(asks(&aya).await);
    here.town.advance(LIFETIME);
    assert_eq!(refused(finishes(&aya, &made).await), "passkey_refused", "too late");

    let kofi = here.member("kofi@example.ci").await;
    let made = device.makes(asks(&aya).await);
    asks(&kofi).await;
    assert_eq!(
        refused(finishes(&kofi, &made).await),
        "passkey_refused",
        "another asked"
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_is_one_account_s(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    let kofi = here.member("kofi@example.ci").await;
    let kofis = proof(&kofi).await;
    adds(&kofi, &mut device, "").await.expect("it is added");
    let id = &known(&aya).await[0].id;
    assert_eq!(refused(remove(&kofi, &kofis, id).await), "not_found");
    assert_eq!(known(&aya).await.len(), 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_passkey_is_removed_and_a_letter_tells_of_it_but_the_only_door_stays(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    adds(&aya, &mut device, "Une autre").await.expect("it is added");
    let proof = proof(&aya).await;
    let all = known(&aya).await;
    let [first, second] = &all[..] else {
        panic!("two passkeys");
    };
    remove(&aya, &proof, &first.id).await.expect("it is removed");
    assert_eq!(
        refused(remove(&aya, &proof, &first.id).await),
        "not_found",
        "it is gone"
    );
    assert_eq!(here.letters(AYA).await.len(), 4);
    let audit = here.audit(Some(account(&aya))).await;
    assert_eq!(audit.last().map(String::as_str), Some("passkey.removed"));

    without_password(&here).await;
    assert_eq!(refused(remove(&aya, &proof, &second.id).await), "passkey_only_door");
    assert_eq!(known(&aya).await.len(), 1, "it stays");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn of_two_removals_at_once_one_leaves_a_door(pool: PgPool) {
    let here = town(pool).await;
    let (aya, mut device) = with_device(&here, AYA).await;
    adds(&aya, &mut device, "Une autre").await.expect("it is added");
    let proof = proof(&aya).await;
    without_password(&here).await;
    let known_now = known(&aya).await;
    let (one, other) = tokio::join!(
        remove(&aya, &proof, &known_now[0].id),
        remove(&aya, &proof, &known_now[1].id)
    );
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    assert_eq!(known(&aya).await.len(), 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn where_the_address_is_figures_there_are_none(pool: PgPool) {
    for (address, offered) in [
        ("https://parvis.example.org", true),
        ("http://127.0.0.1:3000", true),
        ("http://[::1]:3000", true),
        ("http://10.0.0.7:3000", false),
    ] {
        let here = town_at(pool.clone(), address).await;
        assert_eq!(
            here.town.services.configuration.passkey_origin().is_some(),
            offered,
            "{address}"
        );
    }
}

async fn without_password(here: &Neighbourhood) {
    sqlx::query("update platform.accounts set password_hash = null")
        .execute(here.pool())
        .await
        .expect("no password");
}
