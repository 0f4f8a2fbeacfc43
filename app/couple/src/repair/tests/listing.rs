use chrono::TimeDelta;
use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{accepts, does, sent, understood};
use crate::{
    repair::{
        model::{PER_PAGE, Stage},
        overview,
    },
    story::{Two, as_partner},
};

#[sqlx::test(migrator = "MIGRATOR")]
async fn what_is_over_is_listed_by_twenty_the_latest_first(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    sqlx::query(
        "insert into couple.repairs
             (id, couple_id, author_id, stage, fact, interpretation, feeling, need, proposal, created_at, sent_at, ended_at)
         select gen_random_uuid(), $1, $2, 'closed', 'n ' || number, 'x', 'x', 'x', 'x', day, day, day
         from generate_series(1, 45) as number,
              lateral (select '2026-01-01T12:00:00Z'::timestamptz + (number / 2) * interval '1 day' as day) as days",
    )
    .bind(aya.couple())
    .bind(aya.account())
    .execute(&pool)
    .await
    .unwrap();
    let (mut after, mut seen, mut pages) = (String::new(), Vec::new(), Vec::new());
    loop {
        let page = overview(&context, &aya, &after).await.unwrap();
        pages.push(page.former.len());
        seen.extend(page.former.into_iter().map(|repair| repair.words));
        match page.next {
            Some(next) => after = next,
            None => break,
        }
    }
    assert_eq!(pages, [PER_PAGE, PER_PAGE, 5]);
    assert_eq!(
        seen[0..2]
            .iter()
            .filter(|words| ["n 44", "n 45"].contains(&words.as_str()))
            .count(),
        2
    );
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 45, "none twice, none left out, also within a moment");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_list_says_how_each_ended_and_shows_dates_without_hours(pool: PgPool) {
    let two = Two::together(pool).await;
    let repair = understood(&two).await;
    accepts(&two.kofi, repair).await.unwrap();
    two.town.advance(TimeDelta::days(1));
    let repair = sent(&two).await;
    does(&two.aya, repair, "set_aside", "").await.unwrap();
    let (context, aya) = as_partner(&two.aya).await;
    let page = overview(&context, &aya, "").await.unwrap();
    let listed: Vec<_> = page
        .former
        .iter()
        .map(|repair| (repair.day.as_str(), repair.stage, repair.words.as_str()))
        .collect();
    assert_eq!(
        listed,
        [
            ("21 novembre 2026", Stage::SetAside, "mon fact"),
            ("20 novembre 2026", Stage::Agreed, "mon proposal"),
        ]
    );
    let (context, kofi) = as_partner(&two.kofi).await;
    let page = overview(&context, &kofi, "").await.unwrap();
    assert_eq!(page.former.len(), 1, "what was set aside is the author's alone");
}
