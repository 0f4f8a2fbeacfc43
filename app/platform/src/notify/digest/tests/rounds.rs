//! When the letter is written, to whom, and that it is one.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgPool;

use super::{
    super::{
        SendDigests,
        send::{LISTED, send},
    },
    after_the_round, confided, counts, does, letter, letters_come, resident_with, tell, until,
};
use crate::{
    jobs::{self, Registry, Timing, run_waiting},
    notify::MailRhythm,
    testing::Town,
};

async fn due(town: &Town) -> DateTime<Utc> {
    sqlx::query_scalar("select run_at from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job")
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
