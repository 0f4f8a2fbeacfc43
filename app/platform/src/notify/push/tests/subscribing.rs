//! Turning devices on and off.

use std::sync::Arc;

use sqlx::PgPool;

use super::{
    super::{
        here::forget_here,
        subscribing::{MOST_BROWSERS, SUBSCRIBING, Typed, renew, subscribe, this_device},
    },
    device::Device,
    service::{
        PushService, addresses, browser_of, confided, listening, outbox, request_ends, server_key, tell, turn_on, work,
    },
};
use crate::{
    configuration::{Configuration, Vapid},
    context::RequestContext,
    error::AppError,
    testing::Town,
};

/// The town has another key from now on.
pub(super) fn another_key(town: &mut Town) {
    let configuration = Configuration {
        vapid: Vapid::new(
            "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
            "mailto:bonjour@parvis.test",
        ),
        ..(*town.services.configuration).clone()
    };
    town.services.configuration = Arc::new(configuration);
}

/// Whether the page says that the device of a browser is on.
async fn is_on(browser: &RequestContext) -> bool {
    let member = browser.member().expect("signed in");
    let device = this_device(browser, &member).await.expect("an answer");
    device.expect("closed browsers are spoken to").on
}

async fn renewed(browser: &RequestContext, former: &str, endpoint: &str) -> Result<(), AppError> {
    let device = Device::number(9);
    let (p256dh, auth) = (device.p256dh(), device.auth());
    let typed = Typed {
        endpoint,
        p256dh: &p256dh,
        auth: &auth,
    };
    renew(browser, &browser.member().expect("signed in"), former, typed).await
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_device_is_on_in_the_browser_that_turned_it_on_alone(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let other = browser_of(&town, &aya).await;
    let browser = browser_of(&town, &aya).await;
    assert!(!is_on(&browser).await);
    turn_on(&town, &browser, &Device::number(1), &service.endpoint("phone"))
        .await
        .expect("it is turned on");
    assert!(is_on(&browser).await);
    assert!(!is_on(&other).await);

    forget_here(&browser).await.expect("it is turned off");
    assert!(!is_on(&browser).await);
    assert!(addresses(&town).await.is_empty());
    forget_here(&browser).await.expect("twice is fine");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_browser_that_subscribes_anew_has_one_address(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let browser = listening(&town, &service, &aya, &Device::number(1), "former").await;
    for name in ["latter", "latter"] {
        turn_on(&town, &browser, &Device::number(2), &service.endpoint(name))
            .await
            .expect("it is turned on");
        assert_eq!(addresses(&town).await, ["latter"]);
        assert!(is_on(&browser).await);
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_account_has_twenty_browsers_and_the_oldest_makes_room(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    for number in 1..=20_u8 {
        town.advance(chrono::TimeDelta::hours(1));
        listening(&town, &service, &aya, &Device::number(number), &format!("{number:02}")).await;
        assert_eq!(addresses(&town).await.len(), usize::from(number));
    }
    assert_eq!(MOST_BROWSERS, 20);
    town.advance(chrono::TimeDelta::hours(1));
    listening(&town, &service, &aya, &Device::number(21), "21").await;
    let left = addresses(&town).await;
    assert_eq!(left.len(), 20);
    assert_eq!((left[0].as_str(), left[19].as_str()), ("02", "21"));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn one_browser_speaks_to_one_person_and_forgets_what_it_was_to_tell_the_other(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    let hers = listening(&town, &service, &aya, &Device::number(1), "shared").await;
    tell(&town, &aya, "one", confided()).await;
    let his = listening(&town, &service, &moussa, &Device::number(1), "shared").await;
    assert!(!is_on(&hers).await);
    assert!(is_on(&his).await);
    assert!(outbox(&town).await.is_empty());
    tell(&town, &aya, "two", confided()).await;
    work(&town).await;
    assert!(service.received().is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_new_address_takes_the_formers_place(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let browser = listening(&town, &service, &aya, &Device::number(1), "former").await;
    renewed(&browser, &service.endpoint("former"), &service.endpoint("latter"))
        .await
        .expect("it is renewed");
    assert_eq!(addresses(&town).await, ["latter"]);
    tell(&town, &aya, "one", confided()).await;
    work(&town).await;
    let received = service.received();
    assert_eq!(received[0].path, "/latter");
    assert_eq!(Device::number(9).read(&received[0].body)["tag"], "repair_waits");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn nobody_renews_what_is_not_turned_on_here(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    let (former, latter) = (service.endpoint("former"), service.endpoint("latter"));
    let browser = listening(&town, &service, &aya, &Device::number(1), "former").await;
    let his = listening(&town, &service, &moussa, &Device::number(2), "his").await;
    let elsewhere = browser_of(&town, &aya).await;
    for (from, address) in [(&his, &former), (&elsewhere, &former), (&browser, &latter)] {
        let refused = renewed(from, address, &latter).await.expect_err("it is not theirs");
        assert_eq!(refused.code, "not_found");
    }
    forget_here(&browser).await.expect("it is turned off");
    request_ends(&browser).await;
    let refused = renewed(&browser, &former, &latter).await.expect_err("it is off");
    assert_eq!(refused.code, "not_found");
    assert_eq!(addresses(&town).await, ["his"]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_is_no_browser_of_a_push_service_is_refused(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let browser = browser_of(&town, &aya).await;
    let member = browser.member().expect("signed in");
    let device = Device::number(1);
    let said = (server_key(&town), device.p256dh(), device.auth());
    let (key, p256dh, auth) = (said.0.as_str(), said.1.as_str(), said.2.as_str());
    let address = "https://push.example.org/x";
    for (key, endpoint, p256dh, auth, code) in [
        ("another", address, p256dh, auth, "other_key"),
        (key, "https://10.0.0.8/x", p256dh, auth, "no_push_service"),
        (key, "http://push.example.org/x", p256dh, auth, "no_push_service"),
        (key, "", p256dh, auth, "no_push_service"),
        (key, address, "", auth, "no_push_service"),
        (key, address, auth, auth, "no_push_service"),
        (key, address, p256dh, "", "no_push_service"),
        (key, address, p256dh, p256dh, "no_push_service"),
    ] {
        let typed = Typed { endpoint, p256dh, auth };
        let refused = subscribe(&browser, &member, key, typed)
            .await
            .expect_err("it is refused");
        assert_eq!(refused.code, code, "{endpoint} {p256dh} {auth}");
    }
    assert!(addresses(&town).await.is_empty());
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_browser_is_named_thirty_times_an_hour_at_most(pool: PgPool) {
    let (town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let browser = browser_of(&town, &aya).await;
    let (device, endpoint) = (Device::number(1), service.endpoint("phone"));
    for _ in 0..SUBSCRIBING.most {
        turn_on(&town, &browser, &device, &endpoint)
            .await
            .expect("it is turned on");
    }
    let refused = turn_on(&town, &browser, &device, &endpoint)
        .await
        .expect_err("too often");
    assert_eq!(refused.code, "too_many_requests");
    town.advance(SUBSCRIBING.per);
    assert_eq!(turn_on(&town, &browser, &device, &endpoint).await, Ok(()));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn with_another_key_of_ours_the_page_offers_it_anew(pool: PgPool) {
    let (mut town, service) = (Town::open(pool).await, PushService::open().await);
    let aya = town.resident("Aya").await;
    let browser = listening(&town, &service, &aya, &Device::number(1), "phone").await;
    another_key(&mut town);
    let browser = RequestContext {
        services: town.services.clone(),
        ..browser
    };
    assert!(!is_on(&browser).await);
}
