//! The rules of the outbox page.

use std::sync::Arc;

use axum::{Extension, extract::Path};
use chrono::TimeDelta;
use sqlx::PgPool;
use uuid::Uuid;

use super::{
    letter,
    model::{LetterState, Line},
    reading,
};
use crate::{
    configuration::{Configuration, Environment},
    error::ErrorKind,
    language::Language,
    notify::mail::{self, Letter, LetterKind},
    phone::PhoneNumber,
    sms::{self, Message, MessageKind},
    testing::Town,
};

async fn write(town: &Town) {
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let kind = LetterKind::VerifyAddress {
        name: "Aya".to_owned(),
        link: mail::link(&town.services, "/verify/abc"),
    };
    let letter = Letter {
        event_key: "verify:1",
        account: None,
        recipient: "aya@example.ci",
        language: Language::Fr,
        kind,
    };
    mail::enqueue(&mut transaction, &town.services, letter)
        .await
        .expect("the letter is written");
    transaction.commit().await.expect("commits");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_letter_is_shown_with_links_to_follow(pool: PgPool) {
    let town = Town::open(pool).await;
    write(&town).await;
    let outbox = reading::page(&town.visitor(), "").await.expect("the outbox");
    let letter = &outbox.letters[0];
    assert_eq!(
        (letter.recipient.as_str(), letter.state),
        ("aya@example.ci", LetterState::Waiting)
    );
    assert!(
        letter
            .lines
            .contains(&Line::Link("http://parvis.test/verify/abc".to_owned()))
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_text_message_is_shown_among_the_letters(pool: PgPool) {
    let town = Town::open(pool).await;
    write(&town).await;
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let message = Message {
        event_key: "code:1",
        account: None,
        recipient: &PhoneNumber::kept("+2250707123456".to_owned()),
        language: Language::Fr,
        kind: MessageKind::OneTimeCode { code: "123456" },
        until: town.services.clock.now() + TimeDelta::minutes(5),
    };
    sms::enqueue(&mut transaction, &town.services, message)
        .await
        .expect("the message is written");
    transaction.commit().await.expect("commits");
    let outbox = reading::page(&town.visitor(), "").await.expect("the outbox");
    let mut recipients: Vec<_> = outbox
        .letters
        .iter()
        .map(|letter| (letter.recipient.as_str(), letter.subject.is_some()))
        .collect();
    recipients.sort_unstable();
    assert_eq!(recipients, [("+2250707123456", false), ("aya@example.ci", true)]);
    let text = outbox.letters.iter().find(|letter| letter.subject.is_none());
    let lines = &text.expect("the message").lines;
    assert_eq!(lines.last(), Some(&Line::Words("@parvis.test #123456".to_owned())));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn in_production_there_is_no_outbox(pool: PgPool) {
    let mut town = Town::open(pool).await;
    write(&town).await;
    let configuration = Configuration {
        environment: Environment::Production,
        ..(*town.services.configuration).clone()
    };
    town.services.configuration = Arc::new(configuration);
    let refusal = reading::page(&town.visitor(), "").await.expect_err("refused");
    assert_eq!(refusal.kind, ErrorKind::NotFound);
    let id: Uuid = sqlx::query_scalar("select id from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("a letter");
    let refusal = letter(Extension(town.visitor()), Path(id.to_string()))
        .await
        .expect_err("refused");
    assert_eq!(refusal.kind, ErrorKind::NotFound);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_html_of_a_letter_runs_no_script_and_loads_nothing(pool: PgPool) {
    let town = Town::open(pool).await;
    write(&town).await;
    let id: Uuid = sqlx::query_scalar("select id from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("a letter");
    let response = letter(Extension(town.visitor()), Path(id.to_string()))
        .await
        .expect("a letter");
    let policy = response.headers()["content-security-policy"]
        .to_str()
        .expect("a policy");
    assert!(
        policy.starts_with("default-src 'none'") && policy.contains("sandbox"),
        "{policy}"
    );
}
