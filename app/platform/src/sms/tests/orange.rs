//! What Orange is asked, and what its answers mean.

use serde_json::json;
use sqlx::PgPool;

use super::carrier::{LocalCarrier, town_with};
use crate::{
    configuration::Sms,
    sms::{
        Courier,
        carrier::{Parcel, Undelivered},
    },
};

const TOKEN: (u16, &str) = (
    200,
    r#"{"token_type": "Bearer", "access_token": "first", "expires_in": "3600"}"#,
);
const OTHER_TOKEN: (u16, &str) = (
    200,
    r#"{"token_type": "Bearer", "access_token": "second", "expires_in": 3600}"#,
);
const SHORT_TOKEN: (u16, &str) = (200, r#"{"access_token": "short", "expires_in": 30}"#);
const TAKEN: (u16, &str) = (201, r#"{"outboundSMSMessageRequest": {"resourceURL": "…"}}"#);

const TOKEN_PATH: &str = "/oauth/v3/token";
const MESSAGE_PATH: &str = "/smsmessaging/v1/outbound/tel%3A%2B2250700000000/requests";

async fn courier(carrier: &LocalCarrier, pool: PgPool) -> Courier {
    let access = carrier.access().named(Some("Parvis".to_owned()));
    let town = town_with(pool, Sms::Orange(access)).await;
    Courier::of(&town.services.configuration).expect("a courier")
}

fn parcel() -> Parcel {
    Parcel {
        recipient: "+2250707123456".to_owned(),
        text: "123456 est votre code".to_owned(),
    }
}

fn paths(carrier: &LocalCarrier) -> Vec<String> {
    carrier.asked().into_iter().map(|asked| asked.path).collect()
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_token_is_asked_for_once_and_each_message_posted_with_it(pool: PgPool) {
    let carrier = LocalCarrier::open(&[TOKEN, TAKEN, TAKEN]).await;
    let courier = courier(&carrier, pool).await;
    assert_eq!(courier.carry(&parcel()).await, Ok(()));
    assert_eq!(courier.carry(&parcel()).await, Ok(()));

    assert_eq!(paths(&carrier), [TOKEN_PATH, MESSAGE_PATH, MESSAGE_PATH]);
    let asked = carrier.asked();
    assert_eq!(asked[0].authorization(), "Basic QUMxOnMzY3JldA==", "AC1:s3cret");
    assert_eq!(
        asked[0].form(),
        [("grant_type".to_owned(), "client_credentials".to_owned())]
    );
    for message in &asked[1..] {
        assert_eq!(message.method.as_str(), "POST");
        assert_eq!(message.authorization(), "Bearer first");
        assert_eq!(message.content_type(), "application/json");
        let expected = json!({ "outboundSMSMessageRequest": {
            "address": "tel:+2250707123456",
            "senderAddress": "tel:+2250700000000",
            "senderName": "Parvis",
            "outboundSMSTextMessage": { "message": "123456 est votre code" },
        } });
        assert_eq!(message.json(), expected);
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_token_that_is_refused_is_replaced_once(pool: PgPool) {
    let gone = (401, r#"{"code": 42, "message": "Expired credentials"}"#);
    let carrier = LocalCarrier::open(&[TOKEN, gone, OTHER_TOKEN, TAKEN, gone, TOKEN, gone]).await;
    let courier = courier(&carrier, pool).await;
    assert_eq!(courier.carry(&parcel()).await, Ok(()));
    assert_eq!(carrier.asked()[3].authorization(), "Bearer second");
    let outcome = courier.carry(&parcel()).await;
    assert!(matches!(outcome, Err(Undelivered::Later(_))), "{outcome:?}");
    assert_eq!(carrier.asked().len(), 7, "and not again and again");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_token_that_is_about_to_end_is_not_used_again(pool: PgPool) {
    let carrier = LocalCarrier::open(&[SHORT_TOKEN, TAKEN, TOKEN, TAKEN]).await;
    let courier = courier(&carrier, pool).await;
    assert_eq!(courier.carry(&parcel()).await, Ok(()));
    assert_eq!(courier.carry(&parcel()).await, Ok(()));
    assert_eq!(paths(&carrier), [TOKEN_PATH, MESSAGE_PATH, TOKEN_PATH, MESSAGE_PATH]);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn only_what_is_said_of_the_recipient_is_final(pool: PgPool) {
    let no_address = (
        400,
        r#"{"requestError": {"serviceException": {"messageId": "SVC0004", "text": "No valid addresses provided"}}}"#,
    );
    let no_contract = (
        403,
        r#"{"requestError": {"policyException": {"messageId": "POL1009", "text": "User is not provisioned"}}}"#,
    );
    let carrier = LocalCarrier::open(&[TOKEN, no_address, no_contract, (503, "later")]).await;
    let courier = courier(&carrier, pool).await;
    for refused in [true, false, false] {
        let outcome = courier.carry(&parcel()).await.expect_err("it did not leave");
        assert_eq!(matches!(outcome, Undelivered::Refused(_)), refused, "{outcome:?}");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn without_a_token_nothing_is_sent(pool: PgPool) {
    let carrier = LocalCarrier::open(&[(401, r#"{"error": "invalid_client"}"#), (200, "{}"), TOKEN]).await;
    let courier = courier(&carrier, pool).await;
    for _ in 0..2 {
        let outcome = courier.carry(&parcel()).await;
        assert!(matches!(outcome, Err(Undelivered::Later(_))), "{outcome:?}");
    }
    assert_eq!(courier.greet().await, Ok(()), "asking for a token is how it is greeted");
    assert_eq!(paths(&carrier), [TOKEN_PATH, TOKEN_PATH, TOKEN_PATH]);
}
