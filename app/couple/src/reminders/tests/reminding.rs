use platform::{
    database::MIGRATOR,
    jobs::{Registry, Timing, enqueue, run_waiting},
    testing::Resident,
};
use sqlx::PgPool;

use super::{asks_for_check_in, asks_for_letter, goes_to, told};
use crate::{
    letters,
    pairing::leave,
    pause,
    reminders::{Remind, remind},
    story::{Two, as_partner, count, says},
};

/// The round comes at a moment.
async fn round_at(two: &Two, moment: &str) {
    goes_to(two, moment);
    remind(&two.town.services).await.unwrap();
}

async fn moves_to(two: &Two, resident: &Resident, zone: &str) {
    sqlx::query("update platform.accounts set time_zone = $2 where id = $1")
        .bind(resident.account)
        .bind(zone)
        .execute(two.pool())
        .await
        .unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_tells_who_asked_at_their_hour_and_once(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    round_at(&two, "2026-11-20T19:55:00Z").await;
    assert!(told(&two, &two.aya).await.is_empty());
    for moment in ["2026-11-20T20:00:00Z", "2026-11-20T20:05:00Z", "2026-11-21T19:55:00Z"] {
        round_at(&two, moment).await;
        assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-20"], "{moment}");
    }
    round_at(&two, "2026-11-21T20:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await.len(), 2);
    assert!(told(&two, &two.kofi).await.is_empty(), "Kofi asked for nothing");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_rings_and_writes_as_anything_else(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    round_at(&two, "2026-11-20T20:00:00Z").await;
    let letters = "select count(*) from platform.mails where event_key like 'notice:%:reminder.check_in:2026-11-20'";
    assert_eq!(count(two.pool(), letters).await, 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_server_that_slept_sends_todays_up_to_two_hours_late_and_never_yesterdays(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    asks_for_check_in(&two.kofi, "23:30").await.unwrap();
    round_at(&two, "2026-11-20T21:59:00Z").await;
    assert_eq!(told(&two, &two.aya).await.len(), 1);
    round_at(&two, "2026-11-21T00:30:00Z").await;
    assert!(told(&two, &two.kofi).await.is_empty());
    round_at(&two, "2026-11-21T22:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await.len(), 1, "two hours are over");
    round_at(&two, "2026-11-21T23:30:00Z").await;
    assert_eq!(told(&two, &two.kofi).await, ["reminder.check_in:2026-11-21"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_done_it_is_not_reminded(pool: PgPool) {
    let two = Two::together(pool).await;
    for resident in [&two.aya, &two.kofi] {
        asks_for_check_in(resident, "20:00").await.unwrap();
    }
    says(&two.aya, "", 7, "for me").await.unwrap();
    says(&two.kofi, "2026-11-19", 7, "for us").await.unwrap();
    round_at(&two, "2026-11-20T20:00:00Z").await;
    assert!(told(&two, &two.aya).await.is_empty());
    assert_eq!(told(&two, &two.kofi).await.len(), 1, "yesterday is not today");
    round_at(&two, "2026-11-21T20:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-21"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_day_is_the_one_where_the_person_is(pool: PgPool) {
    let two = Two::in_zones(pool, "Asia/Kathmandu", "Europe/Paris").await;
    asks_for_check_in(&two.aya, "00:10").await.unwrap();
    asks_for_check_in(&two.kofi, "23:50").await.unwrap();
    // 00:10 on the 22nd in Kathmandu, five hours and three quarters ahead.
    round_at(&two, "2026-11-21T18:25:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-22"]);
    round_at(&two, "2026-11-21T22:50:00Z").await;
    assert_eq!(told(&two, &two.kofi).await, ["reminder.check_in:2026-11-21"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_stays_on_the_wall_when_paris_moves_its_clocks(pool: PgPool) {
    let two = Two::in_zones(pool, "Europe/Paris", "Europe/Paris").await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    asks_for_check_in(&two.kofi, "02:30").await.unwrap();
    let last = |told: Vec<String>| told.last().cloned().unwrap_or_default();
    // Before spring, 20:00 is 19:00 UTC; after, 18:00.
    round_at(&two, "2027-03-27T19:00:00Z").await;
    assert_eq!(last(told(&two, &two.aya).await), "reminder.check_in:2027-03-27");
    round_at(&two, "2027-03-28T01:25:00Z").await;
    assert!(!last(told(&two, &two.kofi).await).ends_with("2027-03-28"));
    // There is no 02:30 on the 28th: it comes at 03:30.
    round_at(&two, "2027-03-28T01:30:00Z").await;
    assert_eq!(last(told(&two, &two.kofi).await), "reminder.check_in:2027-03-28");
    round_at(&two, "2027-03-28T18:00:00Z").await;
    assert_eq!(last(told(&two, &two.aya).await), "reminder.check_in:2027-03-28");
    // In autumn 02:30 comes twice: the first one tells, the second does not.
    round_at(&two, "2027-10-31T00:30:00Z").await;
    assert_eq!(last(told(&two, &two.kofi).await), "reminder.check_in:2027-10-31");
    let before = told(&two, &two.kofi).await;
    round_at(&two, "2027-10-31T01:30:00Z").await;
    assert_eq!(told(&two, &two.kofi).await, before);
    round_at(&two, "2027-10-31T18:00:00Z").await;
    assert!(!last(told(&two, &two.aya).await).ends_with("2027-10-31"));
    round_at(&two, "2027-10-31T19:00:00Z").await;
    assert_eq!(last(told(&two, &two.aya).await), "reminder.check_in:2027-10-31");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_moves_keeps_the_hour_by_the_clock_of_the_new_place(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    asks_for_check_in(&two.kofi, "20:00").await.unwrap();
    // Kofi goes east: his 20:00 is 11:00 UTC. Aya goes west: hers is 01:00 UTC.
    moves_to(&two, &two.kofi, "Asia/Seoul").await;
    moves_to(&two, &two.aya, "America/New_York").await;
    round_at(&two, "2026-11-20T18:45:00Z").await;
    round_at(&two, "2026-11-20T20:00:00Z").await;
    assert!(told(&two, &two.aya).await.is_empty() && told(&two, &two.kofi).await.is_empty());
    round_at(&two, "2026-11-21T01:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-20"]);
    round_at(&two, "2026-11-21T11:00:00Z").await;
    assert_eq!(told(&two, &two.kofi).await, ["reminder.check_in:2026-11-21"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_day_that_one_lives_twice_is_told_once(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    round_at(&two, "2026-11-20T20:00:00Z").await;
    moves_to(&two, &two.aya, "America/New_York").await;
    round_at(&two, "2026-11-21T01:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-20"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_letters_day_comes_once_a_month(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_letter(&two.aya, "last", "18:00").await.unwrap();
    for moment in ["2026-11-29T18:00:00Z", "2026-11-30T18:00:00Z", "2026-12-01T18:00:00Z"] {
        round_at(&two, moment).await;
    }
    assert_eq!(told(&two, &two.aya).await, ["reminder.letter:2026-11-30"]);
    round_at(&two, "2026-12-31T18:00:00Z").await;
    round_at(&two, "2027-01-31T18:00:00Z").await;
    round_at(&two, "2027-02-28T18:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await.len(), 4);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_written_this_month_is_not_reminded_of_the_letter(pool: PgPool) {
    let two = Two::together(pool).await;
    for resident in [&two.aya, &two.kofi] {
        asks_for_letter(resident, "last", "18:00").await.unwrap();
    }
    let (context, aya) = as_partner(&two.aya).await;
    let november = letters::Sent {
        month: "2026-11".to_owned(),
        body: "Novembre à deux".to_owned(),
        ..letters::Sent::default()
    };
    letters::save(&context, &aya, november).await.unwrap();
    round_at(&two, "2026-11-30T18:00:00Z").await;
    assert!(told(&two, &two.aya).await.is_empty());
    assert_eq!(told(&two, &two.kofi).await.len(), 1, "the other's words are not his");
    round_at(&two, "2026-12-31T18:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.letter:2026-12-31"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn who_has_left_is_not_reminded(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    let (context, kofi) = as_partner(&two.kofi).await;
    leave(&context, &kofi, "QUITTER").await.unwrap();
    round_at(&two, "2026-11-20T20:00:00Z").await;
    assert!(told(&two, &two.aya).await.is_empty());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_pause_keeps_it_back_and_it_comes_when_the_pause_ends_soon(pool: PgPool) {
    let two = Two::together(pool).await;
    for resident in [&two.aya, &two.kofi] {
        asks_for_check_in(resident, "20:00").await.unwrap();
    }
    goes_to(&two, "2026-11-20T19:50:00Z");
    let (context, kofi) = as_partner(&two.kofi).await;
    let twenty_minutes = pause::Sent {
        length: "20".to_owned(),
        ..pause::Sent::default()
    };
    pause::begin(&context, &kofi, twenty_minutes).await.unwrap();
    for moment in ["2026-11-20T20:00:00Z", "2026-11-20T20:05:00Z"] {
        round_at(&two, moment).await;
        assert!(told(&two, &two.aya).await.is_empty() && told(&two, &two.kofi).await.is_empty());
    }
    round_at(&two, "2026-11-20T20:10:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-20"]);
    assert_eq!(told(&two, &two.kofi).await.len(), 1);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_long_pause_lets_the_day_go(pool: PgPool) {
    let two = Two::together(pool).await;
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    goes_to(&two, "2026-11-20T19:50:00Z");
    let (context, aya) = as_partner(&two.aya).await;
    let three_hours = pause::Sent {
        length: "180".to_owned(),
        ..pause::Sent::default()
    };
    pause::begin(&context, &aya, three_hours).await.unwrap();
    for moment in [
        "2026-11-20T20:00:00Z",
        "2026-11-20T21:55:00Z",
        "2026-11-20T22:00:00Z",
        "2026-11-20T23:00:00Z",
    ] {
        round_at(&two, moment).await;
    }
    assert!(told(&two, &two.aya).await.is_empty());
    round_at(&two, "2026-11-21T20:00:00Z").await;
    assert_eq!(told(&two, &two.aya).await, ["reminder.check_in:2026-11-21"]);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn two_servers_at_once_tell_once(pool: PgPool) {
    let two = Two::together(pool).await;
    for resident in [&two.aya, &two.kofi] {
        asks_for_check_in(resident, "20:00").await.unwrap();
    }
    goes_to(&two, "2026-11-20T20:00:00Z");
    let services = &two.town.services;
    let rounds = tokio::join!(remind(services), remind(services), remind(services));
    assert!(rounds.0.is_ok() && rounds.1.is_ok() && rounds.2.is_ok());
    assert_eq!(told(&two, &two.aya).await.len(), 1);
    assert_eq!(told(&two, &two.kofi).await.len(), 1);
    let letters = "select count(*) from platform.mails where event_key like 'notice:%:reminder.%'";
    assert_eq!(count(two.pool(), letters).await, 2);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn more_than_are_held_at_once_are_all_told(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    // Four hundred more residents in couples that need no other here.
    sqlx::raw_sql(
        "insert into platform.accounts (id, email, password_hash, display_name, created_at)
             select gen_random_uuid(), number || '@example.ci', '!', 'Awa', now() from generate_series(1, 400) as number;
         insert into couple.reminders (couple_id, account_id, kind, at, due_at)
             select c.id, a.id, 'check_in', '20:00', '2026-11-20 20:00Z'
             from couple.couples c, platform.accounts a where a.display_name = 'Awa'",
    )
    .execute(&pool)
    .await
    .unwrap();
    round_at(&two, "2026-11-20T20:00:00Z").await;
    let told = "select count(*) from platform.notifications where event_key = 'reminder.check_in:2026-11-20'";
    assert_eq!(count(&pool, told).await, 400);
    let overdue = "select count(*) from couple.reminders where due_at <= '2026-11-20 20:00Z'";
    assert_eq!(count(&pool, overdue).await, 0);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_queue_runs_the_round_with_what_its_clock_sends(pool: PgPool) {
    let two = Two::together(pool).await;
    let sent = serde_json::json!({ "_cron": { "ts": "2026-11-20T20:00:00Z", "backfilled": false } });
    serde_json::from_value::<Remind>(sent).unwrap();
    asks_for_check_in(&two.aya, "20:00").await.unwrap();
    goes_to(&two, "2026-11-20T20:00:00Z");
    let mut connection = two.pool().acquire().await.unwrap();
    enqueue(&mut connection, &Remind {}, Timing::Now).await.unwrap();
    drop(connection);
    run_waiting(&two.town.services, &Registry::platform().job::<Remind>())
        .await
        .unwrap();
    assert_eq!(told(&two, &two.aya).await.len(), 1);
}
