use platform::account::Reauthenticated;
use serde_json::json;
use sqlx::PgPool;
use tower_sessions::Session;

use super::*;
use crate::{
    deletion,
    limits::PROVIDER_FROM,
    providers::{arriving, model::Arrival},
    second_factor::tests::{proof, protected, shown},
    second_step,
    town::PASSWORD,
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_is_new_accepts_the_terms_and_has_an_account(pool: PgPool) {
    let place = open(pool).await;
    let here = &place.here;
    let browser = here.browser();
    let address = leaves(&browser, "openid", Purpose::SignIn).await;
    let answered = place.provider.agrees(&address);
    let browser = here.next_request(&browser).await;
    assert_eq!(comes_back(&browser, "openid", answered).await, "/register/with");
    assert_eq!(here.count("select count(*) from platform.accounts").await, 0, "not yet");
    let expected = Arrival {
        provider: "Mairie".to_owned(),
        display_name: "Aya Kouassi".to_owned(),
        email: Some(AYA.to_owned()),
    };
    assert_eq!(arriving::state(&browser).await, Ok(Some(expected)));

    let error = register(&browser, Typed::default()).await.expect_err("it is refused");
    let told: Vec<_> = error.fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(told, ["display_name", "accept_terms"]);
    let browser = here.next_request(&browser).await;
    let before = browser.session.as_ref().and_then(Session::id);
    assert_eq!(register(&browser, typed()).await, Ok("/couple/goals".to_owned()));
    let browser = here.next_request(&browser).await;
    assert_ne!(browser.session.as_ref().and_then(Session::id), before);
    let aya = account(&browser);
    assert_eq!(
        here.count("select count(*) from platform.accounts where email = 'aya@example.ci' and password_hash is null")
            .await,
        1
    );
    assert_eq!(
        here.count("select count(*) from platform.consents where kind = 'terms'")
            .await,
        1
    );
    assert_eq!(here.audit(Some(aya)).await, ["account.created", "session.started"]);
    assert_eq!(arriving::state(&browser).await, Ok(None), "nothing of it is left");

    // From now on the provider's word is enough, whatever else it says of them.
    place
        .provider
        .says(json!({ "email": "elsewhere@example.ci", "name": "Somebody" }));
    let other = here.browser();
    assert_eq!(goes(&place, &other, Purpose::SignIn).await, "/couple/goals");
    let other = here.next_request(&other).await;
    assert_eq!(account(&other), aya);
    Reauthenticated::of(&other).await.expect("it counts as a proof");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_address_that_nobody_vouches_for_does_not_count(pool: PgPool) {
    let place = open(pool).await;
    for unverified in [json!(false), json!(null)] {
        place.provider.says(json!({ "email_verified": unverified }));
        let browser = place.here.browser();
        assert_eq!(goes(&place, &browser, Purpose::SignIn).await, "/register/with");
        let arrival = arriving::state(&browser).await.expect("an answer").expect("an arrival");
        assert_eq!(arrival.email, None);
    }
    newcomer(&place).await;
    assert_eq!(
        place
            .here
            .count("select count(*) from platform.accounts where email is null")
            .await,
        1
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn what_a_provider_says_later_counts_too(pool: PgPool) {
    let place = open(pool).await;
    place
        .provider
        .says(json!({ "email": null, "email_verified": null, "name": null }));
    place
        .provider
        .says_later(json!({ "sub": "aya-1", "name": "Aya K.", "email": AYA, "email_verified": true }));
    let browser = place.here.browser();
    goes(&place, &browser, Purpose::SignIn).await;
    let arrival = arriving::state(&browser).await.expect("an answer").expect("an arrival");
    assert_eq!(
        (arrival.display_name.as_str(), arrival.email.as_deref()),
        ("Aya K.", Some(AYA))
    );
    // Said of somebody else, it is nothing.
    place
        .provider
        .says_later(json!({ "sub": "kofi", "name": "Kofi", "email": AYA, "email_verified": true }));
    let browser = place.here.browser();
    goes(&place, &browser, Purpose::SignIn).await;
    let arrival = arriving::state(&browser).await.expect("an answer").expect("an arrival");
    assert_eq!((arrival.display_name.as_str(), arrival.email.as_deref()), ("", None));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn no_account_is_taken_over_by_its_address(pool: PgPool) {
    let place = open(pool).await;
    let aya = place.here.member(AYA).await;
    let browser = place.here.browser();
    assert_eq!(
        goes(&place, &browser, Purpose::SignIn).await,
        unfinished(Unfinished::Taken)
    );
    let browser = place.here.next_request(&browser).await;
    assert!(browser.viewer.is_none());
    assert_eq!(code_of(register(&browser, typed()).await), "provider_gone");
    assert_eq!(place.here.count("select count(*) from platform.identities").await, 0);

    // Signed in first, then linked.
    let purpose = Purpose::Link(account(&aya));
    assert_eq!(goes(&place, &aya, purpose).await, "/account/security/providers");
    let browser = place.here.browser();
    assert_eq!(goes(&place, &browser, Purpose::SignIn).await, "/couple/goals");
    assert_eq!(account(&place.here.next_request(&browser).await), account(&aya));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_address_that_is_taken_while_the_terms_are_read_stays_its_owner_s(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    goes(&place, &browser, Purpose::SignIn).await;
    place.here.member(AYA).await;
    assert_eq!(code_of(register(&browser, typed()).await), "provider_taken");
    assert_eq!(place.here.count("select count(*) from platform.identities").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn two_arrivals_of_one_person_are_one_account(pool: PgPool) {
    let place = open(pool).await;
    place.provider.says(json!({ "email": null }));
    let (first, second) = (place.here.browser(), place.here.browser());
    for browser in [&first, &second] {
        assert_eq!(goes(&place, browser, Purpose::SignIn).await, "/register/with");
    }
    let (one, other) = tokio::join!(register(&first, typed()), register(&second, typed()));
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    assert_eq!(place.here.count("select count(*) from platform.accounts").await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_arrival_is_remembered_for_half_an_hour(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    goes(&place, &browser, Purpose::SignIn).await;
    place.here.town.advance(arriving::LIFETIME);
    assert_eq!(arriving::state(&browser).await, Ok(None));
    assert_eq!(code_of(register(&browser, typed()).await), "provider_gone");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_second_factor_is_asked_for_as_after_the_password(pool: PgPool) {
    let place = open(pool).await;
    let here = &place.here;
    let aya = protected(here, AYA).await;
    proof(&aya.browser).await;
    goes(&place, &aya.browser, Purpose::Link(account(&aya.browser))).await;
    let browser = here.browser();
    assert_eq!(goes(&place, &browser, Purpose::SignIn).await, "/login/second");
    let browser = here.next_request(&browser).await;
    assert!(browser.viewer.is_none(), "nobody is signed in yet");
    assert_eq!(
        second_step::pass(&browser, &shown(here, &aya.phone)).await,
        Ok("/couple/goals".to_owned())
    );
    let audit = here.audit(Some(account(&aya.browser))).await;
    assert_eq!(
        audit[audit.len() - 2..],
        ["session.provider_accepted", "session.started"]
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_account_that_is_to_end_leads_to_where_one_may_stay(pool: PgPool) {
    let place = open(pool).await;
    let aya = linked(&place, AYA).await;
    deletion::ask(&aya, &aya.member().expect("signed in"), PASSWORD)
        .await
        .expect("it is asked");
    let browser = place.here.browser();
    assert_eq!(goes(&place, &browser, Purpose::SignIn).await, "/account/deletion");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_provider_that_nobody_named_is_not_there(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    for provider in ["google", "", "myspace", "\0"] {
        let error = leave(&browser, provider, Purpose::SignIn, String::new()).await;
        assert_eq!(code_of(error), "not_found", "{provider:?}");
        let error = come_back(&browser, provider, Answered::default()).await;
        assert_eq!(code_of(error), "not_found", "{provider:?}");
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_provider_is_asked_who_it_is_once_an_hour_and_when_its_key_has_changed(pool: PgPool) {
    let place = open(pool).await;
    newcomer(&place).await;
    goes(&place, &place.here.browser(), Purpose::SignIn).await;
    assert_eq!(place.provider.was_looked_at(), 1);
    place.provider.changes_its_key();
    assert_eq!(
        goes(&place, &place.here.browser(), Purpose::SignIn).await,
        "/couple/goals"
    );
    assert_eq!(place.provider.was_looked_at(), 2);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_provider_that_does_not_answer_is_said_where_one_wanted_to_leave(pool: PgPool) {
    let mut place = open(pool).await;
    let mut configuration = (*place.here.town.services.configuration).clone();
    if let Some(openid) = &mut configuration.providers.openid {
        openid.issuer = "http://127.0.0.1:1".to_owned();
    }
    place.here.town.services.configuration = Arc::new(configuration);
    let error = leave(&place.here.browser(), "openid", Purpose::SignIn, String::new()).await;
    assert_eq!(code_of(error), "provider_unavailable");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_place_leaves_thirty_times_in_a_quarter_of_an_hour(pool: PgPool) {
    let place = open(pool).await;
    let browser = place.here.browser();
    for _ in 0..PROVIDER_FROM.most {
        leaves(&browser, "openid", Purpose::SignIn).await;
    }
    let error = leave(&browser, "openid", Purpose::SignIn, String::new()).await;
    assert_eq!(code_of(error), "too_many_requests");
}
