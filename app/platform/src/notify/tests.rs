//! The rules of telling people, against a real database.

use chrono::{DateTime, Utc};
use sqlx::PgPool;

use super::{Event, Notice, notify, notify_operators};
use crate::{
    looking::LookingGround,
    reports::ReportGround,
    testing::{Resident, Town},
};

/// Tells somebody in a transaction of its own.
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

fn partner_joined() -> Event {
    Event::PartnerJoined {
        name: "Moussa".to_owned(),
    }
}

async fn count(town: &Town, table: &'static str) -> i64 {
    let query = match table {
        "bell" => "select count(*) from platform.notifications",
        "mails" => "select count(*) from platform.mails",
        "changes" => "select count(*) from platform.changes where resource = 'notifications'",
        _ => "select count(*) from graphile_worker.jobs",
    };
    sqlx::query_scalar(query)
        .fetch_one(&town.services.pool)
        .await
        .expect("a count")
}

async fn prefer(town: &Town, resident: &Resident, kind: &str, channel: &str, enabled: bool) {
    sqlx::query(
        "insert into platform.notification_preferences (account_id, kind, channel, enabled) values ($1, $2, $3, $4)",
    )
    .bind(resident.account)
    .bind(kind)
    .bind(channel)
    .bind(enabled)
    .execute(&town.services.pool)
    .await
    .expect("a preference");
}

async fn quiet_at_night(town: &Town, resident: &Resident) {
    sqlx::query("insert into platform.quiet_hours (account_id, starts_at, ends_at) values ($1, '22:00', '07:00')")
        .bind(resident.account)
        .execute(&town.services.pool)
        .await
        .expect("quiet hours");
}

async fn due(town: &Town) -> DateTime<Utc> {
    sqlx::query_scalar("select run_at from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job")
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn an_event_rings_and_writes_and_is_live(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    tell(&town, &aya, "joined", partner_joined()).await;
    assert_eq!(count(&town, "bell").await, 1);
    assert_eq!(count(&town, "mails").await, 1);
    assert_eq!(count(&town, "jobs").await, 1);
    let audience: String = sqlx::query_scalar("select audience from platform.changes where resource = 'notifications'")
        .fetch_one(&town.services.pool)
        .await
        .expect("a change");
    assert_eq!(audience, format!("account:{}", aya.account));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_same_event_is_told_once_to_each(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    for resident in [&aya, &aya, &moussa] {
        tell(&town, resident, "joined", partner_joined()).await;
    }
    assert_eq!(count(&town, "bell").await, 2);
    assert_eq!(count(&town, "mails").await, 2);
    assert_eq!(count(&town, "changes").await, 2);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_is_rolled_back_is_not_told(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    let notice = Notice {
        account: aya.account,
        event_key: "joined",
        event: partner_joined(),
    };
    notify(&mut transaction, &town.services, notice).await.expect("told");
    transaction.rollback().await.expect("rolls back");
    for table in ["bell", "mails", "changes", "jobs"] {
        assert_eq!(count(&town, table).await, 0, "{table}");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_channel_that_somebody_switched_off_stays_silent(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    prefer(&town, &aya, "partner_joined", "mail", false).await;
    tell(&town, &aya, "joined", partner_joined()).await;
    assert_eq!((count(&town, "bell").await, count(&town, "mails").await), (1, 0));

    prefer(&town, &moussa, "partner_joined", "bell", false).await;
    tell(&town, &moussa, "joined", partner_joined()).await;
    tell(&town, &moussa, "joined", partner_joined()).await;
    assert_eq!((count(&town, "bell").await, count(&town, "mails").await), (1, 1));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_kind_that_writes_no_letter_by_default_does_when_asked(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    tell(&town, &aya, "undone", Event::PairingUndone {}).await;
    assert_eq!(count(&town, "mails").await, 0);
    prefer(&town, &moussa, "pairing_undone", "mail", true).await;
    tell(&town, &moussa, "undone", Event::PairingUndone {}).await;
    assert_eq!(count(&town, "mails").await, 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn quiet_hours_hold_the_letter_until_morning_in_the_persons_zone_but_not_the_bell(pool: PgPool) {
    let town = Town::open(pool).await;
    // 18:42 in Tiassalé is 03:42 the next day in Seoul.
    let mina = town.resident_of("Mina", "Asia/Seoul").await;
    quiet_at_night(&town, &mina).await;
    tell(&town, &mina, "joined", partner_joined()).await;
    assert_eq!(count(&town, "bell").await, 1);
    assert_eq!(
        due(&town).await,
        "2026-11-20T22:00:00Z"
            .parse::<DateTime<Utc>>()
            .expect("7 o'clock in Seoul")
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn outside_quiet_hours_the_letter_leaves_at_once(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    quiet_at_night(&town, &aya).await;
    tell(&town, &aya, "joined", partner_joined()).await;
    let waits: bool = sqlx::query_scalar("select run_at > now() from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job");
    assert!(!waits);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn security_arrives_whatever_one_prefers_and_at_any_hour(pool: PgPool) {
    let town = Town::open(pool).await;
    let mina = town.resident_of("Mina", "Asia/Seoul").await;
    quiet_at_night(&town, &mina).await;
    prefer(&town, &mina, "password_changed", "mail", false).await;
    prefer(&town, &mina, "password_changed", "bell", false).await;
    tell(&town, &mina, "password:1", Event::PasswordChanged {}).await;
    assert_eq!((count(&town, "bell").await, count(&town, "mails").await), (1, 1));
    let waits: bool = sqlx::query_scalar("select run_at > now() from graphile_worker.jobs")
        .fetch_one(&town.services.pool)
        .await
        .expect("one job");
    assert!(!waits);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn all_that_concerns_safety_is_told_by_bell_and_mail(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let events = [
        Event::SecondFactorOn {},
        Event::SecondFactorOff {},
        Event::RecoveryCodesRenewed {},
        Event::RecoveryCodeUsed { left: 3 },
        Event::PhoneAdded {},
        Event::PhoneChanged {},
        Event::PhoneRemoved {},
        Event::LookedAt {
            ground: LookingGround::Help,
            when: "20 novembre 2026 à 18:42".to_owned(),
        },
        Event::Warned {
            ground: ReportGround::Harassment,
        },
        Event::PasskeyAdded {
            name: "Firefox, Linux".to_owned(),
        },
        Event::PasskeyRemoved {
            name: "Firefox, Linux".to_owned(),
        },
        Event::ProviderLinked {
            provider: "Google".to_owned(),
        },
        Event::ProviderUnlinked {
            provider: "Google".to_owned(),
        },
    ];
    for (number, event) in (1..).zip(events) {
        let word = event.kind().word();
        prefer(&town, &aya, word, "mail", false).await;
        prefer(&town, &aya, word, "bell", false).await;
        tell(&town, &aya, word, event).await;
        assert_eq!(
            (count(&town, "bell").await, count(&town, "mails").await),
            (number, number),
            "{word}"
        );
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_changed_address_is_told_to_the_former_one_and_the_bell_does_not_keep_it(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    tell(
        &town,
        &aya,
        "email:1",
        Event::EmailChanged {
            former: Some("before@example.ci".to_owned()),
        },
    )
    .await;
    let letter: (String, String) = sqlx::query_as("select recipient, kind from platform.mails")
        .fetch_one(&town.services.pool)
        .await
        .expect("a letter");
    assert_eq!(letter, ("before@example.ci".to_owned(), "address_changed".to_owned()));
    let detail: String = sqlx::query_scalar("select detail::text from platform.notifications")
        .fetch_one(&town.services.pool)
        .await
        .expect("a bell");
    assert!(!detail.contains("before"), "{detail}");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn only_operators_hear_of_guessing(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, _moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    sqlx::query("insert into platform.grants (account_id, role, granted_at) values ($1, 'operator', now())")
        .bind(aya.account)
        .execute(&town.services.pool)
        .await
        .expect("a grant");
    let mut transaction = town.services.pool.begin().await.expect("a transaction");
    notify_operators(
        &mut transaction,
        &town.services,
        "guessing:1",
        Event::JoinGuessing { tries: 501 },
    )
    .await
    .expect("told");
    transaction.commit().await.expect("commits");
    let told: Vec<crate::account::AccountId> = sqlx::query_scalar("select account_id from platform.notifications")
        .fetch_all(&town.services.pool)
        .await
        .expect("bells");
    assert_eq!(told, [aya.account]);
}
