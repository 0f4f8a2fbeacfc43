use serde_json::json;
use sqlx::PgPool;

use super::*;
use crate::{
    passkeys,
    providers::{linking::unlink, reading::standing},
    second_factor::tests::proof,
};

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_shown_and_a_letter_tells_of_it(pool: PgPool) {
    let place = open(pool).await;
    let aya = linked(&place, AYA).await;
    let shown = standing(&aya, &aya.member().expect("signed in"))
        .await
        .expect("an answer");
    let [openid, facebook] = &shown[..] else {
        panic!("two providers");
    };
    assert_eq!(openid.named.name, "Mairie");
    assert_eq!(openid.linked, Some((AYA.to_owned(), "20 novembre 2026".to_owned())));
    assert_eq!(facebook.linked, None);
    assert_eq!(place.here.letters(AYA).await, ["verify_address", "security_notice"]);
    let audit = place.here.audit(Some(account(&aya))).await;
    assert_eq!(audit.last().map(String::as_str), Some("provider.linked"));
    // Linked again it is as it was, and nothing is written.
    goes(&place, &aya, Purpose::Link(account(&aya))).await;
    assert_eq!(place.here.letters(AYA).await.len(), 2);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn an_identity_opens_one_account_and_an_account_has_one_at_each_provider(pool: PgPool) {
    let place = open(pool).await;
    let aya = linked(&place, AYA).await;
    let kofi = place.here.member("kofi@example.ci").await;
    assert_eq!(
        goes(&place, &kofi, Purpose::Link(account(&kofi))).await,
        unfinished(Unfinished::Elsewhere)
    );
    place.provider.says(json!({ "sub": "aya-2" }));
    assert_eq!(
        goes(&place, &aya, Purpose::Link(account(&aya))).await,
        unfinished(Unfinished::Elsewhere)
    );
    assert_eq!(place.here.count("select count(*) from platform.identities").await, 1);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_left_to_link_must_still_be_there(pool: PgPool) {
    let place = open(pool).await;
    let (aya, kofi) = (place.here.member(AYA).await, place.here.member("kofi@example.ci").await);
    for browser in [&kofi, &place.here.browser()] {
        let page = goes(&place, browser, Purpose::Link(account(&aya))).await;
        assert_eq!(page, unfinished(Unfinished::Expired));
    }
    assert_eq!(place.here.count("select count(*) from platform.identities").await, 0);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_link_is_undone_but_the_only_door_stays(pool: PgPool) {
    let place = open(pool).await;
    let aya = newcomer(&place).await;
    let hers = proof(&aya).await;
    assert_eq!(code_of(unlink(&aya, &hers, "openid").await), "provider_only_door");
    assert_eq!(code_of(unlink(&aya, &hers, "facebook").await), "not_found");
    assert_eq!(code_of(unlink(&aya, &hers, "google").await), "not_found");

    sqlx::query("insert into platform.phones values ($1, '+2250707123456', now())")
        .bind(account(&aya))
        .execute(place.here.pool())
        .await
        .expect("a phone");
    unlink(&aya, &hers, "openid").await.expect("it is undone");
    assert_eq!(place.here.count("select count(*) from platform.identities").await, 0);
    let audit = place.here.audit(Some(account(&aya))).await;
    assert_eq!(audit.last().map(String::as_str), Some("provider.unlinked"));
    assert_eq!(place.here.letters(AYA).await, ["security_notice"]);
    let browser = place.here.browser();
    assert_eq!(
        goes(&place, &browser, Purpose::SignIn).await,
        unfinished(Unfinished::Taken)
    );
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_provider_that_is_not_asked_any_more_is_no_door(pool: PgPool) {
    let mut place = open(pool).await;
    let aya = newcomer(&place).await;
    sqlx::query(
        "insert into platform.passkeys (id, account_id, credential_id, credential, name, created_at)
         values (gen_random_uuid(), $1, '\\x01', '{}', 'Une clé', now())",
    )
    .bind(account(&aya))
    .execute(place.here.pool())
    .await
    .expect("a passkey");
    let mut configuration = (*place.here.town.services.configuration).clone();
    configuration.providers = Providers::default();
    place.here.town.services.configuration = Arc::new(configuration);
    let aya = RequestContext {
        services: place.here.town.services.clone(),
        ..aya
    };
    let id = sqlx::query_scalar::<_, uuid::Uuid>("select id from platform.passkeys")
        .fetch_one(place.here.pool())
        .await
        .expect("a passkey")
        .to_string();
    let hers = proof(&aya).await;
    assert_eq!(code_of(passkeys::remove(&aya, &hers, &id).await), "passkey_only_door");
}
