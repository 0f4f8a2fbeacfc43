use chrono::TimeDelta;
use platform::account::Reauthenticated;
use serde_json::json;
use sqlx::PgPool;

use super::*;
use crate::reauthentication::tests::{leaves_for, ways_of};

/// Goes to a provider that is to say who sits there, and comes back.
async fn confirms(place: &Place, browser: &RequestContext) -> String {
    leaves_for(browser, "openid").await.expect("they leave");
    let departure = departure(browser).await.expect("an answer").expect("a departure");
    let address: Url = departure.address.parse().expect("an address");
    assert!(
        address.query().is_some_and(|query| query.contains("prompt=login")),
        "{address}"
    );
    comes_back(browser, "openid", place.provider.agrees(&address)).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_no_password_proves_it_by_their_provider(pool: PgPool) {
    let place = open(pool).await;
    let aya = newcomer(&place).await;
    let ways = ways_of(&aya).await;
    assert!(!ways.password && !ways.text && ways.providers.len() == 1, "{ways:?}");
    place.here.town.advance(TimeDelta::minutes(10));
    assert!(Reauthenticated::of(&aya).await.is_err());

    place.provider.says(json!({ "sub": "somebody else" }));
    assert_eq!(confirms(&place, &aya).await, unfinished(Unfinished::Another));
    place.provider.says(json!({ "sub": "aya-1" }));
    let now = place.here.town.services.clock.now();
    place
        .provider
        .says(json!({ "auth_time": (now - TimeDelta::minutes(10)).timestamp() }));
    assert_eq!(
        confirms(&place, &aya).await,
        unfinished(Unfinished::Unproved),
        "long ago"
    );
    assert!(Reauthenticated::of(&aya).await.is_err());

    place.provider.says(json!({ "auth_time": now.timestamp() }));
    assert_eq!(confirms(&place, &aya).await, "/account");
    Reauthenticated::of(&aya).await.expect("it is proved");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_has_a_password_is_asked_for_it(pool: PgPool) {
    let place = open(pool).await;
    let aya = linked(&place, AYA).await;
    assert!(ways_of(&aya).await.providers.is_empty());
    assert_eq!(code_of(leaves_for(&aya, "openid").await), "not_found");
}
