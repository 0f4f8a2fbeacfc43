use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::{code, writes};
use crate::{
    letters::{glance, letter, months},
    story::{Two, as_partner},
};

/// Lays a letter into a month that is over.
async fn lays(pool: &PgPool, month: &str, body: &str) {
    sqlx::query(
        "with letter as (
             insert into couple.letters (id, couple_id, month, latest, created_at)
             select gen_random_uuid(), couple_id, $1::text::date, 1, now() from couple.partners where seat = 1
             returning id, couple_id
         )
         insert into couple.letter_versions (id, couple_id, letter_id, number, account_id, body, created_at, updated_at)
         select gen_random_uuid(), couple_id, id, 1, null, $2, now(), now() from letter",
    )
    .bind(format!("{month}-01"))
    .bind(body)
    .execute(pool)
    .await
    .unwrap();
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_list_has_twenty_months_a_page_and_this_month_stands_apart(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let (context, aya) = as_partner(&two.aya).await;
    let empty = months(&context, &aya, "").await.unwrap();
    assert_eq!((empty.list.len(), empty.next, empty.present.changed), (0, None, None));

    for place in 0..21 {
        lays(
            &pool,
            &format!("{}-{:02}", 2025 + place / 12, 1 + place % 12),
            &format!("# mois {place}"),
        )
        .await;
    }
    writes(&two.kofi, 0, "Novembre").await.unwrap();
    let first = months(&context, &aya, "").await.unwrap();
    assert_eq!((first.list.len(), first.later), (20, false));
    assert_eq!(
        (
            first.list[0].month.as_str(),
            first.list[0].label.as_str(),
            first.list[0].year,
            first.list[0].excerpt.as_str()
        ),
        ("2026-09", "septembre 2026", 2026, "mois 20")
    );
    assert_eq!(
        (
            first.present.month.as_str(),
            first.present.changed.as_deref(),
            first.present.mine
        ),
        ("2026-11", Some("20 novembre 2026"), false)
    );
    let second = months(&context, &aya, &first.next.unwrap()).await.unwrap();
    assert_eq!((second.list.len(), second.next, second.later), (1, None, true));
    assert_eq!(second.list[0].month, "2025-01");
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_home_hears_whether_the_letter_was_begun_and_not_what_it_says(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    let before = glance(&context, &aya).await.unwrap();
    assert_eq!(
        (before.month.as_str(), before.label.as_str(), before.changed),
        ("2026-11", "novembre 2026", None)
    );
    writes(&two.aya, 0, "secret").await.unwrap();
    let after = glance(&context, &aya).await.unwrap();
    assert!(after.mine && after.changed.is_some());
    assert!(!serde_json::to_string(&after).unwrap().contains("secret"));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn earlier_months_are_read_only_and_without_a_letter_there_is_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    lays(&pool, "2026-10", "Octobre").await;
    let (context, aya) = as_partner(&two.aya).await;
    let october = letter(&context, &aya, "2026-10").await.unwrap();
    assert_eq!(
        (october.writable, october.body.as_str(), october.mine),
        (false, "Octobre", false)
    );
    let november = letter(&context, &aya, "2026-11").await.unwrap();
    assert_eq!(
        (november.writable, november.number, november.body.as_str()),
        (true, 0, "")
    );
    for nothing in ["2026-09", "2026-12", "novembre", "2026-11-01"] {
        assert_eq!(code(letter(&context, &aya, nothing).await), "not_found", "{nothing}");
    }
}
