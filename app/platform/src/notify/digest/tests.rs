//! The rules of digests, against a real database.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use super::{
    MailRhythm, SendDigests,
    send::{LISTED, send},
};
use crate::{
    jobs::{self, Registry, Timing, run_waiting},
    looking::LookingGround,
    notify::{Event, Notice, NoticeKind, forget_names, notify},
    privacy::{self, Content},
    testing::{Resident, Town},
};

async fn tell(town: &Town, resident: &Resident, event_key: &str, event: Event) {
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let notice = Notice {
        account: resident.account,
        event_key,
        event,
    };
    notify(&mut transaction, &town.services, notice).await.expect("told");
    transaction.commit().await.expect("commits");
}

/// Something of which a letter comes by default.
fn confided(name: &str) -> Event {
    Event::RepairWaits { name: name.to_owned() }
}

async fn does(town: &Town, resident: &Resident, change: &'static str) {
    sqlx::query(change)
        .bind(resident.account)
        .execute(&town.services.pool)
        .await
        .expect(change);
}

async fn letters_come(town: &Town, resident: &Resident, rhythm: MailRhythm) {
    let change = match rhythm {
        MailRhythm::AsItComes => "delete from platform.mail_rhythms where account_id = $1",
        MailRhythm::Daily => "insert into platform.mail_rhythms values ($1, 'daily')",
        MailRhythm::Weekly => "insert into platform.mail_rhythms values ($1, 'weekly')",
    };
    does(town, resident, change).await;
}

async fn resident_with(town: &Town, rhythm: MailRhythm) -> Resident {
    let aya = town.resident("Aya").await;
    letters_come(town, &aya, rhythm).await;
    aya
}

/// The round comes; gives how many letters and how many gathered lines there are now.
async fn after_the_round(town: &Town) -> (i64, i64) {
    send(&town.services).await.expect("the round");
    counts(town).await
}

/// How many letters and how many gathered lines there are.
async fn counts(town: &Town) -> (i64, i64) {
    sqlx::query_as("select (select count(*) from platform.mails), (select count(*) from platform.digest_lines)")
        .fetch_one(&town.services.pool)
        .await
        .expect("counts")
}

/// The one letter that there is: subject and text.
async fn letter(town: &Town) -> (String, String) {
    sqlx::query_as("select subject, text from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("one letter")
}

async fn due(town: &Town) -> DateTime<Utc> {
    sqlx::query_scalar("select run_at from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job")
}

/// Lets time pass until a moment of November 2026.
fn until(town: &Town, moment: &str) {
    let moment: DateTime<Utc> = format!("2026-11-{moment}:00Z").parse().expect("a moment");
    town.advance(moment - town.services.clock.now());
}

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
async fn the_letter_comes_at_six_in_the_evening_of_the_persons_zone(pool: PgPool) {
    let town = Town::open(pool).await;
    // 18:42 in Tiassalé is 03:42 the next day in Seoul, whose evening is nine o'clock in UTC.
    let mina = town.resident_of("Mina", "Asia/Seoul").await;
    letters_come(&town, &mina, MailRhythm::Daily).await;
    tell(&town, &mina, "one", confided("Joon")).await;
    until(&town, "21T08:59");
    assert_eq!(after_the_round(&town).await, (0, 1));
    until(&town, "21T09:00");
    assert_eq!(after_the_round(&town).await, (1, 0));
    let (subject, text) = letter(&town).await;
    assert_eq!(
        subject,
        "Votre journée sur Parvis\u{202f}: Joon vous a confié quelque chose"
    );
    assert!(text.contains("21 novembre, 03:42"), "{text}");
    let recipient: bool = sqlx::query_scalar(
        "select m.recipient = a.email and m.kind = 'digest'
         from platform.mails m join platform.accounts a on a.id = m.account_id",
    )
    .fetch_one(&town.services.pool)
    .await
    .expect("one letter");
    assert!(recipient);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn once_a_week_is_on_monday(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Weekly).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    for moment in ["21T18:00", "22T18:00", "23T17:45"] {
        until(&town, moment);
        assert_eq!(after_the_round(&town).await, (0, 1), "{moment}");
    }
    until(&town, "23T18:00");
    assert_eq!(after_the_round(&town).await, (1, 0));
    assert!(letter(&town).await.0.starts_with("Votre semaine sur Parvis"));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn quiet_hours_hold_it_until_they_end(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    does(
        &town,
        &aya,
        "insert into platform.quiet_hours values ($1, '17:00', '20:30')",
    )
    .await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (1, 0));
    assert_eq!(
        due(&town).await,
        "2026-11-21T20:30:00Z".parse::<DateTime<Utc>>().expect("a moment")
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn two_rounds_at_the_same_moment_write_one_letter(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    for key in ["one", "two", "three"] {
        tell(&town, &aya, key, confided("Kofi")).await;
    }
    until(&town, "21T18:00");
    let (one, other) = tokio::join!(send(&town.services), send(&town.services));
    one.expect("a round");
    other.expect("another");
    assert_eq!(counts(&town).await, (1, 0));
    assert_eq!(after_the_round(&town).await, (1, 0), "nor does a third");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_comes_after_the_letter_waits_for_the_next(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (1, 0));
    tell(&town, &aya, "two", confided("Kofi")).await;
    until(&town, "22T17:45");
    assert_eq!(after_the_round(&town).await, (1, 1));
    until(&town, "22T18:00");
    assert_eq!(after_the_round(&town).await, (2, 0));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn back_to_as_it_comes_the_next_round_tells_what_is_gathered(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Weekly).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    tell(&town, &aya, "two", confided("Kofi")).await;
    letters_come(&town, &aya, MailRhythm::AsItComes).await;
    assert_eq!(after_the_round(&town).await, (1, 0));
    assert_eq!(
        letter(&town).await.0,
        "Ce qui vous attendait sur Parvis\u{202f}: 2 nouvelles"
    );
    tell(&town, &aya, "three", confided("Kofi")).await;
    assert_eq!(counts(&town).await, (2, 0));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn twenty_are_listed_the_latest_last_and_the_others_counted(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    for number in 0..LISTED + 2 {
        tell(&town, &aya, &number.to_string(), confided(&format!("N{number:02}"))).await;
        town.advance(TimeDelta::minutes(1));
    }
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (1, 0));
    let (subject, text) = letter(&town).await;
    assert_eq!(subject, "Votre journée sur Parvis\u{202f}: 22 nouvelles");
    let told: Vec<&str> = text
        .lines()
        .filter(|line| line.ends_with("vous a confié quelque chose"))
        .collect();
    let expected: Vec<String> = (0..LISTED)
        .map(|number| format!("N{number:02} vous a confié quelque chose"))
        .collect();
    assert_eq!(told, expected);
    assert!(text.contains("Et 2 de plus, à lire dans l’application."), "{text}");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_letter_that_cannot_be_written_loses_nothing_and_keeps_nobody_elses(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    let moussa = town.resident("Moussa").await;
    letters_come(&town, &moussa, MailRhythm::Daily).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    tell(&town, &moussa, "one", confided("Fanta")).await;
    sqlx::query("alter table platform.mails add constraint troubled check (text not like '%Kofi%')")
        .execute(&town.services.pool)
        .await
        .expect("trouble");
    until(&town, "21T18:00");
    assert!(send(&town.services).await.is_err());
    assert_eq!(counts(&town).await, (1, 1));

    sqlx::query("alter table platform.mails drop constraint troubled")
        .execute(&town.services.pool)
        .await
        .expect("no trouble");
    town.advance(TimeDelta::minutes(15));
    assert_eq!(after_the_round(&town).await, (2, 0));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn who_cannot_come_in_is_written_nothing(pool: PgPool) {
    let town = Town::open(pool).await;
    let suspended = resident_with(&town, MailRhythm::Daily).await;
    let leaving = resident_with(&town, MailRhythm::Daily).await;
    for resident in [&suspended, &leaving] {
        tell(&town, resident, "one", confided("Kofi")).await;
    }
    does(
        &town,
        &suspended,
        "insert into platform.suspensions values ($1, 'rules', now())",
    )
    .await;
    let asked =
        "insert into platform.deletions (account_id, asked_at, due_at) values ($1, now(), now() + interval '7 days')";
    does(&town, &leaving, asked).await;
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (0, 0));
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
async fn a_digest_of_nothing_is_not_written(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    until(&town, "21T18:00");
    assert_eq!(after_the_round(&town).await, (0, 0));

    // A line of a version that is gone.
    let unknown = "insert into platform.digest_lines (id, account_id, kind, event_key, created_at)
                   values (gen_random_uuid(), $1, 'moon_landing', 'one', '2026-11-21T17:00:00Z')";
    does(&town, &aya, unknown).await;
    assert_eq!(after_the_round(&town).await, (0, 0));
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
async fn the_round_is_one_of_the_jobs_and_its_letter_leaves(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = resident_with(&town, MailRhythm::Daily).await;
    tell(&town, &aya, "one", confided("Kofi")).await;
    until(&town, "21T18:00");
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    jobs::enqueue(&mut connection, &SendDigests {}, Timing::Now)
        .await
        .expect("enqueued");
    drop(connection);
    // First the round, then what it wrote.
    for _ in 0..2 {
        run_waiting(&town.services, &Registry::platform())
            .await
            .expect("the jobs run");
    }
    let state: String = sqlx::query_scalar("select state from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("one letter");
    assert_eq!(state, "sent");
}
