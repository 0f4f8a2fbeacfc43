use chrono::{NaiveDate, TimeDelta};
use platform::{
    counts::{Counted, count},
    jobs::{Registry, Timing, enqueue, run_waiting},
    milestones::{Milestone, reach},
};
use sqlx::PgPool;

use super::{CountTown, model::Figures, purge, reading::read, store};
use crate::town::Desk;

async fn seen(desk: &Desk) -> Figures {
    read(&desk.context, &desk.operator).await.expect("figures")
}

async fn came(desk: &Desk, name: &str, day: &str) {
    sqlx::query("insert into platform.active_days select $2, id from platform.accounts where display_name = $1")
        .bind(name)
        .bind(day.parse::<NaiveDate>().expect("a day"))
        .execute(desk.pool())
        .await
        .expect("a day");
}

/// The operator is out of the figures, so that they are about the people of the test alone.
async fn town_of(desk: &Desk, names: &[&str]) {
    desk.arrange("update platform.accounts set created_at = '2020-01-01'")
        .await;
    for name in names {
        desk.town.resident(name).await;
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn sign_ups_leave_out_stand_ins_and_the_seeded_town_and_count_phones(pool: PgPool) {
    let desk = Desk::open(pool).await;
    town_of(&desk, &["Aya", "Seeded", "Gone"]).await;
    desk.arrange("update platform.accounts set email = 'aya@parvis.test' where display_name = 'Seeded'")
        .await;
    desk.arrange("update platform.accounts set stands_in = true where display_name = 'Gone'")
        .await;
    desk.arrange("update platform.accounts set email = null, password_hash = null where display_name = 'Aya'")
        .await;
    let figures = seen(&desk).await;
    assert_eq!((figures.sign_ups.days.len(), figures.sign_ups.people.len()), (90, 90));
    assert_eq!(figures.sign_ups.days.last().map(String::as_str), Some("2026-11-20"));
    assert_eq!(figures.sign_ups.people.iter().sum::<u32>(), 1);
    assert_eq!(figures.sign_ups.people.last(), Some(&1));
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_way_in_counts_each_step(pool: PgPool) {
    let desk = Desk::open(pool).await;
    town_of(&desk, &["Aya", "Kofi", "Mariam"]).await;
    let services = &desk.town.services;
    for what in [
        Counted::VisitOfLanding,
        Counted::VisitOfLanding,
        Counted::VisitOfReading,
        Counted::Registration,
    ] {
        count(desk.pool(), services, what).await.expect("counted");
    }
    let accounts: Vec<uuid::Uuid> =
        sqlx::query_scalar("select id from platform.accounts where display_name in ('Aya', 'Kofi')")
            .fetch_all(desk.pool())
            .await
            .expect("accounts");
    let mut connection = desk.pool().acquire().await.expect("a connection");
    for (account, milestone) in [
        (accounts[0], Milestone::Paired),
        (accounts[1], Milestone::Paired),
        (accounts[0], Milestone::FirstCheckIn),
        (accounts[0], Milestone::FirstCheckIn),
    ] {
        reach(
            &mut connection,
            services,
            platform::account::AccountId(account),
            milestone,
        )
        .await
        .expect("reached");
    }
    drop(connection);
    let funnel = seen(&desk).await.funnel;
    assert_eq!(
        (
            funnel.visited,
            funnel.registered,
            funnel.confirmed,
            funnel.paired,
            funnel.checked_in
        ),
        (2, 1, 3, 2, 1)
    );
    desk.town.advance(TimeDelta::days(30));
    let funnel = seen(&desk).await.funnel;
    assert_eq!((funnel.visited, funnel.confirmed), (0, 0), "thirty days are over");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn who_came_is_counted_once_by_day_and_by_week(pool: PgPool) {
    let desk = Desk::open(pool).await;
    town_of(&desk, &["Aya", "Kofi"]).await;
    // The test begins on Friday the 20th: the latest day that is over is the 19th.
    came(&desk, "Aya", "2026-11-19").await;
    came(&desk, "Aya", "2026-11-18").await;
    came(&desk, "Kofi", "2026-11-13").await;
    came(&desk, "Kofi", "2026-11-12").await;
    came(&desk, "Kofi", "2026-11-20").await;
    let services = &desk.town.services;
    let registry = Registry::platform().job::<CountTown>();
    for _ in 0..2 {
        let mut connection = desk.pool().acquire().await.expect("a connection");
        enqueue(&mut connection, &CountTown {}, Timing::Now)
            .await
            .expect("enqueued");
        drop(connection);
        run_waiting(services, &registry).await.expect("the jobs run");
    }
    let active = seen(&desk).await.active;
    let on = |day: &str| {
        let place = active.days.iter().position(|shown| shown == day).expect("a day");
        (active.by_day[place], active.by_week[place])
    };
    assert_eq!(on("2026-11-20"), (None, None), "today is not over");
    assert_eq!(on("2026-11-19"), (Some(1), Some(2)));
    assert_eq!(on("2026-11-14"), (Some(0), Some(1)));
    assert_eq!(on("2026-11-13"), (Some(1), Some(1)));
    assert_eq!(on("2026-11-12"), (None, None), "longer ago than is counted");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn cohorts_say_who_came_back(pool: PgPool) {
    let desk = Desk::open(pool).await;
    town_of(&desk, &["Aya", "Kofi", "Mariam", "Yao"]).await;
    desk.arrange(
        "update platform.accounts set created_at = '2026-11-03T12:00:00Z' where display_name in ('Aya', 'Kofi', 'Mariam')",
    )
    .await;
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    came(&desk, "Aya", "2026-11-05").await;
    came(&desk, "Kofi", "2026-11-08").await;
    store::count(desk.pool(), day("2026-11-09")).await.expect("counted");
    came(&desk, "Aya", "2026-11-10").await;
    came(&desk, "Aya", "2026-11-15").await;
    store::count(desk.pool(), day("2026-11-16")).await.expect("counted");
    store::count(desk.pool(), day("2026-11-17"))
        .await
        .expect("counted already");
    let cohorts = seen(&desk).await.cohorts;
    assert_eq!(cohorts.rows.len(), 1, "this week is not over");
    assert_eq!(
        (cohorts.rows[0].week.as_str(), cohorts.rows[0].members),
        ("2026-11-02", 3)
    );
    assert_eq!(cohorts.rows[0].shares, [Some(66), Some(33)]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn it_is_forgotten_who_came_once_it_is_counted(pool: PgPool) {
    let desk = Desk::open(pool).await;
    town_of(&desk, &["Aya"]).await;
    came(&desk, "Aya", "2026-11-05").await;
    came(&desk, "Aya", "2026-11-04").await;
    purge(desk.town.services.clone()).await.expect("forgotten");
    let kept = "select count(*) from platform.active_days";
    assert_eq!(desk.count(kept).await, 1, "fifteen days are kept");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn every_figure_shows_the_query_that_made_it(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let figures = seen(&desk).await;
    for query in [
        figures.sign_ups.query,
        figures.active.query,
        figures.funnel.query,
        figures.cohorts.query,
    ] {
        assert!(query.contains("select") && query.contains("platform."), "{query}");
    }
}
