use serde_json::json;
use sqlx::PgPool;

use super::*;
use crate::providers::arriving;

/// The whole way; gives the page to go on to.
async fn goes_there(place: &Place, browser: &RequestContext, purpose: Purpose) -> String {
    let address = leaves(browser, "facebook", purpose).await;
    assert!(address.path().ends_with("/dialog/oauth"), "{address}");
    assert!(
        address
            .query()
            .is_some_and(|query| query.contains("scope=public_profile&") || query.ends_with("scope=public_profile")),
        "nothing more is asked for: {address}"
    );
    comes_back(browser, "facebook", place.provider.agrees(&address)).await
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_is_new_has_an_account_without_an_address(pool: PgPool) {
    let place = open(pool).await;
    place.here.member(AYA).await;
    // Whatever it says of an address: nobody vouches for it, and no account is touched.
    place.provider.says(json!({ "email": AYA, "verified": true }));
    let browser = place.here.browser();
    assert_eq!(goes_there(&place, &browser, Purpose::SignIn).await, "/register/with");
    let arrival = arriving::state(&browser).await.expect("an answer").expect("an arrival");
    assert_eq!(
        (arrival.provider.as_str(), arrival.display_name.as_str(), arrival.email),
        ("Facebook", "Aya Kouassi", None)
    );
    assert_eq!(register(&browser, typed()).await, Ok("/couple/goals".to_owned()));
    let browser = place.here.next_request(&browser).await;

    let other = place.here.browser();
    assert_eq!(goes_there(&place, &other, Purpose::SignIn).await, "/couple/goals");
    assert_eq!(account(&place.here.next_request(&other).await), account(&browser));
    assert_eq!(place.here.count("select count(*) from platform.accounts").await, 2);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_answer_is_good_once_for_who_asked(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    let answered = place
        .provider
        .agrees(&leaves(&browser, "facebook", Purpose::SignIn).await);
    let forged = Answered {
        state: "forged".to_owned(),
        ..answered.clone()
    };
    assert_eq!(
        comes_back(&browser, "facebook", forged).await,
        unfinished(Unfinished::Expired)
    );
    let thief = place.here.browser();
    let of_thief = place
        .provider
        .agrees(&leaves(&thief, "facebook", Purpose::SignIn).await);
    let stolen = Answered {
        state: of_thief.state,
        ..answered
    };
    assert_eq!(
        comes_back(&thief, "facebook", stolen).await,
        unfinished(Unfinished::Unproved)
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn somebody_without_an_id_is_nobody(pool: PgPool) {
    let place = open(pool).await;
    for id in [json!(""), json!(null), json!(7)] {
        place.provider.says(json!({ "id": id }));
        let page = goes_there(&place, &place.here.browser(), Purpose::SignIn).await;
        assert_eq!(page, unfinished(Unfinished::Unproved), "{id}");
    }
}
