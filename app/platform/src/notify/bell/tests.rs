//! The rules of the bell's list.

use chrono::TimeDelta;
use sqlx::PgPool;

use super::{reading, store};
use crate::{
    notify::{Event, Notice, notify},
    testing::{Resident, Town},
};

/// Tells somebody so many things, a minute apart.
async fn tell(town: &Town, resident: &Resident, times: usize) {
    for time in 0..times {
        town.advance(TimeDelta::minutes(1));
        let mut transaction = town.services.pool.begin().await.expect("a transaction");
        let event = Event::PartnerJoined {
            name: format!("Moussa {time}"),
        };
        let event_key = format!("joined:{}", town.services.clock.now());
        let notice = Notice {
            account: resident.account,
            event_key: &event_key,
            event,
        };
        notify(&mut transaction, &town.services, notice).await.expect("told");
        transaction.commit().await.expect("commits");
    }
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn the_list_is_paged_by_twenty_newest_first(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    tell(&town, &aya, 21).await;
    let (context, member) = (aya.context().await, aya.member().await);

    let first = reading::page(&context, &member, "").await.expect("a page");
    assert_eq!(first.lines.len(), 20);
    assert_eq!(first.lines[0].title, "Moussa 20 est là");
    assert_eq!(first.lines[0].when, "Aujourd’hui, 19:03");
    assert_eq!(first.lines[0].page.as_deref(), Some("/couple"));
    let second = reading::page(&context, &member, &first.older.expect("more"))
        .await
        .expect("a page");
    assert_eq!(second.lines.len(), 1);
    assert_eq!(second.lines[0].title, "Moussa 0 est là");
    assert_eq!(second.older, None);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn twenty_are_one_page(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    tell(&town, &aya, 20).await;
    let page = reading::page(&aya.context().await, &aya.member().await, "")
        .await
        .expect("a page");
    assert_eq!((page.lines.len(), page.older), (20, None));
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn what_arrived_after_the_page_was_read_stays_unread(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    let (context, member) = (aya.context().await, aya.member().await);
    tell(&town, &aya, 2).await;
    let page = reading::page(&context, &member, "").await.expect("a page");
    tell(&town, &aya, 1).await;

    reading::mark(&context, &member, &page.lines[0].id)
        .await
        .expect("marked");
    assert_eq!(store::unread(context.pool(), &member).await.expect("a count"), 1);
    let page = reading::page(&context, &member, "").await.expect("a page");
    assert_eq!(
        page.lines.iter().map(|line| line.unread).collect::<Vec<_>>(),
        [true, false, false]
    );
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn nobody_reads_or_marks_what_another_was_told(pool: PgPool) {
    let town = Town::open(pool).await;
    let (aya, moussa) = (town.resident("Aya").await, town.resident("Moussa").await);
    tell(&town, &aya, 1).await;
    let (context, member) = (moussa.context().await, moussa.member().await);
    assert!(
        reading::page(&context, &member, "")
            .await
            .expect("a page")
            .lines
            .is_empty()
    );
    reading::mark(&context, &member, "").await.expect("marked");
    let ayas = aya.member().await;
    assert_eq!(store::unread(context.pool(), &ayas).await.expect("a count"), 1);
}

#[sqlx::test(migrator = "crate::database::MIGRATOR")]
async fn a_kind_that_is_no_longer_known_is_left_out(pool: PgPool) {
    let town = Town::open(pool).await;
    let aya = town.resident("Aya").await;
    tell(&town, &aya, 2).await;
    let (context, member) = (aya.context().await, aya.member().await);
    sqlx::query("update platform.notifications set kind = 'of_old' where detail ->> 'name' = 'Moussa 0'")
        .execute(context.pool())
        .await
        .expect("an old kind");
    assert_eq!(
        reading::page(&context, &member, "").await.expect("a page").lines.len(),
        1
    );
}
