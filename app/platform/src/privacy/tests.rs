//! The rules of what is forgotten, against a real database.

use chrono::TimeDelta;
use sqlx::PgPool;

use crate::{
    account::AccountId,
    notify::{Event, Notice, NoticeKind, forget_names, notify},
    testing::{Resident, Town},
};

/// A line of the log that is so many days old.
async fn line(town: &Town, account: AccountId, days: i32) {
    sqlx::query(
        "insert into platform.audit_log (id, at, account_id, action, subject)
         values (gen_random_uuid(), now() - make_interval(days => $2), $1, 'tested', $1::text)",
    )
    .bind(account)
    .bind(days)
    .execute(&town.services.pool)
    .await
    .expect("a line");
}

async fn does(town: &Town, what: &'static str) -> Result<u64, sqlx::Error> {
    let done = sqlx::query(what).execute(&town.services.pool).await?;
    Ok(done.rows_affected())
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_line_of_the_log_forgets_whom_it_is_about_and_nothing_else(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    line(&town, aya.account, 0).await;
    for change in [
        "update platform.audit_log set action = 'other'",
        "update platform.audit_log set at = at - interval '2 years'",
        "update platform.audit_log set detail = '{\"a\": 1}'",
        "update platform.audit_log set subject = 'other'",
        "update platform.audit_log set account_id = gen_random_uuid()",
        "update platform.audit_log set account_id = null, action = 'other'",
    ] {
        assert!(does(&town, change).await.is_err(), "{change}");
    }
    let forgotten = does(&town, "update platform.audit_log set account_id = null, subject = ''").await;
    assert_eq!(forgotten.expect("it forgets"), 1);
    assert!(
        does(&town, "update platform.audit_log set account_id = gen_random_uuid()")
            .await
            .is_err(),
        "and does not remember again"
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_log_lets_go_of_nothing_younger_than_a_year(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    line(&town, aya.account, 364).await;
    assert!(does(&town, "delete from platform.audit_log").await.is_err());
    line(&town, aya.account, 367).await;
    let deleted = does(
        &town,
        "delete from platform.audit_log where at < now() - interval '366 days'",
    )
    .await;
    assert_eq!(deleted.expect("it goes"), 1);
}

async fn tells(town: &Town, to: &Resident, event: Event, key: &str) {
    let mut connection = town.services.pool.acquire().await.expect("a connection");
    let notice = Notice {
        account: to.account,
        event_key: key,
        event,
    };
    notify(&mut connection, &town.services, notice).await.expect("told");
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_was_told_within_a_time_forgets_its_names(pool: PgPool) {
    let town = Town::open(pool).await;
    let kofi = town.resident("Kofi").await;
    let name = || "Aminata".to_owned();
    let from = town.services.clock.now();
    tells(&town, &kofi, Event::PartnerJoined { name: name() }, "joined").await;
    sqlx::query("update platform.mails set state = 'sent', sent_at = created_at")
        .execute(&town.services.pool)
        .await
        .expect("sent");
    town.advance(TimeDelta::hours(1));
    tells(&town, &kofi, Event::PauseBegun { name: name() }, "pause").await;
    let until = town.services.clock.now();
    town.advance(TimeDelta::hours(1));
    tells(&town, &kofi, Event::PartnerJoined { name: name() }, "joined again").await;

    let mut connection = town.services.pool.acquire().await.expect("a connection");
    let kinds = [NoticeKind::PartnerJoined];
    forget_names(&mut connection, kofi.account, &kinds, (from, until))
        .await
        .expect("forgotten");
    let names: Vec<String> =
        sqlx::query_scalar("select detail ->> 'name' from platform.notifications order by created_at")
            .fetch_all(&town.services.pool)
            .await
            .expect("names");
    assert_eq!(names, ["Quelqu’un", "Aminata", "Aminata"]);
    let letters: i64 = sqlx::query_scalar("select count(*) from platform.mails where state = 'sent'")
        .fetch_one(&town.services.pool)
        .await
        .expect("a count");
    assert_eq!(letters, 0);
}
