use std::collections::BTreeSet;

use platform::database::MIGRATOR;
use sqlx::PgPool;

use super::code;
use crate::{
    checkins::{
        HistoryQuery, history,
        model::{History, Who},
    },
    seed::seed,
    story::{Two, as_partner, says},
};

async fn ayas(two: &Two, query: HistoryQuery) -> History {
    let (context, aya) = as_partner(&two.aya).await;
    history(&context, &aya, query).await.unwrap()
}

fn since(from: &str) -> HistoryQuery {
    HistoryQuery {
        from: from.to_owned(),
        ..HistoryQuery::default()
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_last_thirty_days_of_both_are_shown_at_first(pool: PgPool) {
    let two = Two::together(pool).await;
    seed(&two.town.services, two.aya.account, two.kofi.account)
        .await
        .unwrap();
    let history = ayas(&two, HistoryQuery::default()).await;
    assert_eq!(
        (history.from.as_str(), history.to.as_str()),
        ("2026-10-22", "2026-11-20")
    );
    assert_eq!(history.days.len(), 30);
    assert_eq!(
        (history.days[0].as_str(), history.days[29].as_str()),
        ("22 oct.", "20 nov.")
    );
    let lines = [history.mine.unwrap(), history.theirs.unwrap()];
    assert!(
        lines
            .iter()
            .all(|lines| lines.mood.len() == 30 && lines.stress.len() == 30 && lines.energy.len() == 30)
    );
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_list_is_read_page_by_page_without_a_gap_or_a_double(pool: PgPool) {
    let two = Two::together(pool).await;
    seed(&two.town.services, two.aya.account, two.kofi.account)
        .await
        .unwrap();
    let (mut seen, mut pages, mut query) = (Vec::new(), Vec::new(), since("2025-11-20"));
    loop {
        let page = ayas(&two, query.clone()).await;
        pages.push(page.list.len());
        seen.extend(page.list.into_iter().map(|check_in| check_in.id));
        let Some(next) = page.next else { break };
        query.after = next;
    }
    let all: i64 = sqlx::query_scalar("select count(*) from couple.check_ins")
        .fetch_one(two.pool())
        .await
        .unwrap();
    assert!(pages[..pages.len() - 1].iter().all(|length| *length == 20));
    assert_eq!(i64::try_from(seen.len()).unwrap(), all);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), seen.len());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn twenty_fit_on_a_page_and_the_twenty_first_makes_another(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for (days, more) in [(19, false), (20, false), (21, true)] {
        sqlx::query("delete from couple.check_ins")
            .execute(&pool)
            .await
            .unwrap();
        sqlx::query(
            "insert into couple.check_ins (id, couple_id, account_id, day, mood, stress, energy, created_at, updated_at)
             select gen_random_uuid(), couple_id, account_id, date '2026-11-20' - back, 5, 5, 5, now(), now()
             from couple.partners, generate_series(0, $1 - 1) as back where seat = 1",
        )
        .bind(days)
        .execute(&pool)
        .await
        .unwrap();
        assert_eq!(ayas(&two, HistoryQuery::default()).await.next.is_some(), more, "{days}");
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn it_shows_whose_and_which_days_are_asked_for(pool: PgPool) {
    let two = Two::together(pool).await;
    for day in ["2026-11-17", "2026-11-18", "2026-11-19"] {
        says(&two.aya, day, 4, "for us").await.unwrap();
        says(&two.kofi, day, 8, "for us").await.unwrap();
    }
    let query = HistoryQuery {
        to: "2026-11-18".to_owned(),
        who: "partner".to_owned(),
        ..since("2026-11-18")
    };
    let history = ayas(&two, query).await;
    assert_eq!(
        (history.who, history.list.len(), history.list[0].mine),
        (Who::Partner, 1, false)
    );
    assert_eq!((history.mine, history.theirs.unwrap().mood.len()), (None, 1));
    let query = HistoryQuery {
        who: "me".to_owned(),
        ..since("2026-11-18")
    };
    let history = ayas(&two, query).await;
    assert!(history.list.len() == 2 && history.list.iter().all(|check_in| check_in.mine));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn a_monthly_average_is_of_the_whole_month_whatever_days_are_asked_for(pool: PgPool) {
    let two = Two::together(pool).await;
    for (day, mood) in [("2026-11-13", 2), ("2026-11-20", 7)] {
        says(&two.kofi, day, mood, "for us").await.unwrap();
    }
    let history = ayas(&two, since("2026-11-20")).await;
    assert_eq!((history.months[0].mood.as_str(), history.months[0].count), ("4,5", 2));
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn days_that_are_no_span_are_refused_at_their_field(pool: PgPool) {
    let two = Two::together(pool).await;
    let (context, aya) = as_partner(&two.aya).await;
    for (from, to, expected) in [
        ("hier", "", "date_malformed"),
        ("", "2026-13-01", "date_malformed"),
        ("2026-11-19", "2026-11-18", "span_backwards"),
        ("2025-11-19", "", "span_too_long"),
    ] {
        let query = HistoryQuery {
            to: to.to_owned(),
            ..since(from)
        };
        assert_eq!(code(history(&context, &aya, query).await), expected);
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn another_couple_sees_nothing_of_it(pool: PgPool) {
    let two = Two::together(pool).await;
    seed(&two.town.services, two.aya.account, two.kofi.account)
        .await
        .unwrap();
    let (awa, yao) = (two.town.resident("Awa").await, two.town.resident("Yao").await);
    let invite = crate::story::founds(&awa).await;
    crate::story::tries(&yao, &invite).await.unwrap();
    let (context, awa) = as_partner(&awa).await;
    let history = history(&context, &awa, HistoryQuery::default()).await.unwrap();
    assert!(history.list.is_empty() && history.months.is_empty());
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn seeding_again_changes_nothing(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    let count = || async {
        let count: i64 = sqlx::query_scalar("select count(*) from couple.check_ins")
            .fetch_one(&pool)
            .await
            .unwrap();
        count
    };
    let services = &two.town.services;
    seed(services, two.aya.account, two.kofi.account).await.unwrap();
    let once = count().await;
    assert!((500..700).contains(&once), "{once}");
    seed(services, two.aya.account, two.kofi.account).await.unwrap();
    assert_eq!(count().await, once);
    let awa = two.town.resident("Awa").await;
    seed(services, two.aya.account, awa.account).await.unwrap();
    assert_eq!(count().await, once, "Aya is in a couple");
}
