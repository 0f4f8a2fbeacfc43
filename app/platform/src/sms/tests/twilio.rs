//! What Twilio is asked, and what its answers mean.

use super::carrier::LocalCarrier;
use crate::{
    configuration::{Configuration, Sms},
    sms::{
        Courier,
        carrier::{Parcel, Undelivered},
    },
};

/// Twilio's answer to a message that it took.
const TAKEN: (u16, &str) = (201, r#"{"sid": "SM1", "status": "queued"}"#);

async fn courier(carrier: &LocalCarrier, pool: sqlx::PgPool) -> Courier {
    let town = super::carrier::town_with(pool, Sms::Twilio(carrier.access())).await;
    of(&town.services.configuration)
}

fn of(configuration: &Configuration) -> Courier {
    Courier::of(configuration).expect("a courier")
}

fn parcel() -> Parcel {
    Parcel {
        recipient: "+2250707123456".to_owned(),
        text: "123456 est votre code Parvis & à vous.\n\n@parvis.test #123456".to_owned(),
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_message_is_posted_as_a_form_under_our_name(pool: sqlx::PgPool) {
    let carrier = LocalCarrier::open(&[TAKEN]).await;
    let courier = courier(&carrier, pool).await;
    assert_eq!(courier.carry(&parcel()).await, Ok(()));
    let asked = carrier.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(
        (asked[0].method.as_str(), asked[0].path.as_str()),
        ("POST", "/2010-04-01/Accounts/AC1/Messages.json")
    );
    assert_eq!(asked[0].authorization(), "Basic QUMxOnMzY3JldA==", "AC1:s3cret");
    assert_eq!(asked[0].content_type(), "application/x-www-form-urlencoded");
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        asked[0].form(),
        [
            pair("To", "+2250707123456"),
            pair("From", "+2250700000000"),
            pair("Body", &parcel().text),
        ]
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn only_what_is_said_of_the_recipient_is_final(pool: sqlx::PgPool) {
    let answers = [
        (
            400,
            r#"{"code": 21211, "message": "not a valid phone number", "status": 400}"#,
        ),
        (400, r#"{"code": 21610, "message": "unsubscribed", "status": 400}"#),
        (
            400,
            r#"{"code": 21408, "message": "no permission for the region", "status": 400}"#,
        ),
        (401, r#"{"code": 20003, "message": "authenticate", "status": 401}"#),
        (429, r#"{"code": 20429, "message": "too many requests", "status": 429}"#),
        (500, "sorry"),
        (302, "elsewhere"),
    ];
    let carrier = LocalCarrier::open(&answers).await;
    let courier = courier(&carrier, pool).await;
    for (number, answer) in answers.iter().enumerate() {
        let outcome = courier.carry(&parcel()).await.expect_err("it did not leave");
        assert_eq!(matches!(outcome, Undelivered::Refused(_)), number < 2, "{answer:?}");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn asking_whether_it_knows_us_sends_nothing(pool: sqlx::PgPool) {
    let carrier = LocalCarrier::open(&[(200, "{}"), (401, r#"{"message": "authenticate"}"#)]).await;
    let courier = courier(&carrier, pool).await;
    assert_eq!(courier.greet().await, Ok(()));
    let words = courier.greet().await.expect_err("it does not know us");
    assert!(words.contains("401") && words.contains("authenticate"), "{words}");
    assert!(!words.contains("s3cret"), "{words}");
    for asked in carrier.asked() {
        assert_eq!(
            (asked.method.as_str(), asked.path.as_str()),
            ("GET", "/2010-04-01/Accounts/AC1.json")
        );
    }
}
