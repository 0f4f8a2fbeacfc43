use chrono::TimeDelta;
use platform::{database::MIGRATOR, error::AppError, testing::Resident};
use sqlx::PgPool;

use super::{NOVEMBER, VERSIONS, code, reads, writes};
use crate::{
    letters::{
        HistoryQuery, history, letter,
        model::{HistoryPage, Month},
        purge, restore,
    },
    story::{Two, as_partner, count},
};

async fn versions(resident: &Resident, before: &str, version: &str) -> Result<HistoryPage, AppError> {
    let (context, partner) = as_partner(resident).await;
    let query = HistoryQuery {
        month: NOVEMBER.to_owned(),
        before: before.to_owned(),
        version: version.to_owned(),
    };
    history(&context, &partner, query).await
}

async fn restores(resident: &Resident, version: &str, base: i32) -> Result<Month, AppError> {
    let (context, partner) = as_partner(resident).await;
    restore(&context, &partner, (NOVEMBER, version, &base.to_string())).await
}

/// Writes versions one after the other, by turns.
async fn by_turns(two: &Two, turns: usize) {
    for turn in 0..turns {
        let resident = if turn % 2 == 0 { &two.aya } else { &two.kofi };
        let base = if turn == 0 { 0 } else { reads(resident).await.number };
        writes(resident, base, &format!("*tour* {turn}")).await.unwrap();
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_history_has_every_version_twenty_a_page(pool: PgPool) {
    let two = Two::together(pool).await;
    by_turns(&two, 21).await;
    let first = versions(&two.aya, "", "").await.unwrap();
    assert_eq!(first.list.len(), 20);
    let latest = &first.list[0];
    assert_eq!(
        (latest.excerpt.as_str(), latest.mine, latest.latest, latest.length),
        ("tour 20", true, true, 9)
    );
    assert_eq!(latest.day, "vendredi 20 novembre", "a day, and no hour");
    let second = versions(&two.aya, &first.next.unwrap(), "").await.unwrap();
    assert_eq!((second.list.len(), second.next), (1, None));
    assert_eq!(second.list[0].excerpt, "tour 0");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_former_version_is_looked_at_and_brought_back(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    by_turns(&two, 3).await;
    let page = versions(&two.kofi, "", "").await.unwrap();
    let first = page.list.last().unwrap().id.clone();
    let shown = versions(&two.kofi, "", &first).await.unwrap().shown.unwrap();
    assert_eq!(
        (shown.html.as_str(), shown.latest, shown.mine),
        ("<p><em>tour</em> 0</p>", false, false)
    );
    restores(&two.kofi, &first, page.latest).await.unwrap();
    assert_eq!(reads(&two.aya).await.body, "*tour* 0");
    assert_eq!(
        count(&pool, VERSIONS).await,
        4,
        "as a new version: what was there stays"
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn bringing_back_writes_over_nothing_unseen(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    by_turns(&two, 2).await;
    let page = versions(&two.aya, "", "").await.unwrap();
    writes(&two.kofi, page.latest, "plus tard").await.unwrap();
    let first = &page.list[1].id;
    assert_eq!(code(restores(&two.aya, first, page.latest).await), "letter_newer");
    assert_eq!(reads(&two.aya).await.body, "plus tard");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_no_version_of_this_letter_is_not_found(pool: PgPool) {
    let two = Two::together(pool).await;
    assert_eq!(
        code(versions(&two.aya, "", "").await),
        "not_found",
        "before the first words"
    );
    by_turns(&two, 1).await;
    for wrong in ["x", "0199f0c2-7d1e-7b6a-9c53-0123456789ab"] {
        assert_eq!(code(versions(&two.aya, "", wrong).await), "not_found");
        assert_eq!(code(restores(&two.aya, wrong, 1).await), "not_found");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_month_that_is_over_is_read_and_not_brought_back(pool: PgPool) {
    let two = Two::together(pool).await;
    by_turns(&two, 2).await;
    two.town.advance(TimeDelta::days(11));
    let page = versions(&two.aya, "", "").await.unwrap();
    assert!(!page.writable);
    assert_eq!(
        code(restores(&two.aya, &page.list[1].id, page.latest).await),
        "month_over"
    );
    let (context, aya) = as_partner(&two.aya).await;
    let closed = letter(&context, &aya, NOVEMBER).await.unwrap();
    assert_eq!((closed.writable, closed.body.as_str()), (false, "*tour* 1"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn versions_stay_for_ninety_days_and_the_letter_for_good(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    by_turns(&two, 3).await;
    let clock = &two.town.services.clock;
    two.town.advance(TimeDelta::days(90));
    assert_eq!(purge(&pool, clock.now()).await.unwrap(), 0);
    two.town.advance(TimeDelta::seconds(1));
    assert_eq!(purge(&pool, clock.now()).await.unwrap(), 2);
    let (context, aya) = as_partner(&two.aya).await;
    assert_eq!(letter(&context, &aya, NOVEMBER).await.unwrap().body, "*tour* 2");
    two.town.advance(TimeDelta::days(3_000));
    assert_eq!(purge(&pool, clock.now()).await.unwrap(), 0);
}
