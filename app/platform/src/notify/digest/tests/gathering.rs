//! What is gathered, and what becomes of it.

use chrono::TimeDelta;
use sqlx::PgPool;

use super::{after_the_round, confided, counts, does, letter, resident_with, tell, until};
use crate::{
    looking::LookingGround,
    notify::{Event, MailRhythm, NoticeKind, forget_names},
    privacy::{self, Content},
    testing::Town,
};

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_can_wait_is_gathered_and_rings_all_the_same(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    assert_eq!(after_the_round(&town).await, (0, 1));
    let rung: i64 = sqlx::query_scalar("select count(*) from platform.notifications")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count");
    assert_eq!(rung, 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_event_is_one_line_also_where_the_bell_is_off(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    let silent = "insert into platform.notification_preferences values ($1, 'repair_waits', 'bell', false)";
    does(&town, &aya, silent).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    assert_eq!(counts(&town).await, (0, 1));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn who_chose_nothing_gets_each_letter_at_once(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    assert_eq!(counts(&town).await, (1, 0));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_cannot_wait_comes_at_once_in_any_rhythm(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Weekly).await;
    let events = [
        Event::PasswordChanged {},
        Event::SecondFactorOff {},
        Event::LookedAt {
            ground: LookingGround::Help,
            when: "20 novembre 2026 à 18:42".to_owned(),
        },
        Event::CheckInReminder {},
        Event::LetterReminder {},
        Event::JoinGuessing { tries: 501 },
    ];
    for (number, event) in (1..).zip(events) {
        let word = event.kind().word();
        tell(&town, &aya, word, event).await;
        assert_eq!(counts(&town).await, (number, 0), "{word}");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn nothing_is_gathered_for_who_has_no_address_nor_written_to_who_has_none_any_more(pool: PgPool) {
    let town = Town::open(pool).await;
    let phone_alone = resident_with(&town, MailRhythm::Daily).await;
    does(
        &town,
        &phone_alone,
        "update platform.accounts set email = null where id = $1",
    )
    .await;
    tell(&town, &phone_alone, "one", confided("Kofi")).await;
    assert_eq!(counts(&town).await, (0, 0));

    let aya = resident_with(&town, MailRhythm::Daily).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    does(&town, &aya, "update platform.accounts set email = null where id = $1").await;
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (0, 0));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_person_takes_along_what_is_gathered_and_how_often_letters_come(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Weekly).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    let sheets = (privacy::room().copies)(aya.context().await).await.expect("copies");
    let told = sheets
        .iter()
        .find(|sheet| sheet.name == "notifications.json")
        .expect("what was told");
    let Content::Written(told) = &told.content else {
        panic!("it is written");
    };
    let told: serde_json::Value = serde_json::from_slice(told).expect("JSON");
    assert_eq!(told["letters_come"], "weekly");
    assert_eq!(told["waiting_for_a_digest"][0]["detail"]["name"], "Kofi");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_was_gathered_of_who_has_gone_names_nobody(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    let from = town.services.clock.now();
    tell(&town, &aya, "one", confided("Kofi")).await;
    let until_then = town.services.clock.now();
    town.advance(TimeDelta::hours(1));
    tell(&town, &aya, "two", confided("Fanta")).await;
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    let kinds = [NoticeKind::RepairWaits];
    forget_names(&mut connection, aya.account, &kinds, (from, until_then))
        .await
        .expect("forgotten");
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (1, 0));
    let text = letter(&town).await.1;
    assert!(!text.contains("Kofi"), "{text}");
    assert!(text.contains("Quelqu’un") && text.contains("Fanta"), "{text}");

    sqlx::query("update platform.mails set state = 'sent', sent_at = created_at")
        .execute(&town.services.pool)
        .await
        .expect("sent");
    forget_names(&mut connection, aya.account, &kinds, (from, until_then))
        .await
        .expect("forgotten");
    assert_eq!(counts(&town).await, (0, 0), "nor is the digest kept that told of it");
}
