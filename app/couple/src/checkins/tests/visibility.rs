//! Who sees what: every combination, through every way in which a check-in can be read.

use platform::{database::MIGRATOR, testing::Resident};
use sqlx::PgPool;

use crate::{
    checkins::{
        HistoryQuery, choose_opening, every_one, history,
        model::{History, Lines, Opening, Said},
    },
    home::{Theirs, Today, today},
    pairing::Keepsake,
    story::{Two, as_partner, says},
};

/// What one of the two reads of the other, wherever it can be read.
struct Reading {
    history: History,
    today: Today,
    export: String,
}

async fn reading(resident: &Resident) -> Reading {
    let (context, partner) = as_partner(resident).await;
    let history = history(&context, &partner, HistoryQuery::default()).await.unwrap();
    let today = today(&context, &partner).await.unwrap();
    let keepsake = Keepsake::all_of(&context).await.unwrap().remove(0);
    let export = every_one(&context, &keepsake).await.unwrap();
    let theirs: Vec<_> = export
        .into_iter()
        .filter(|seen| seen.account == partner.other().account)
        .collect();
    Reading {
        history,
        today,
        export: format!("{theirs:?}"),
    }
}

/// How many of the other's values are in it.
fn points(lines: &Lines) -> usize {
    [&lines.mood, &lines.stress, &lines.energy]
        .into_iter()
        .flatten()
        .flatten()
        .count()
}

fn months_of_the_other(history: &History) -> usize {
    history.months.iter().filter(|month| !month.mine).count()
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_reads_a_check_in_in_exactly_the_cases_of_the_rule(pool: PgPool) {
    let two = Two::together(pool.clone()).await;
    for case in 0..16_u8 {
        let [private, both_first, viewer_has_done_it, is_today] = [1, 2, 4, 8].map(|bit| case & bit != 0);
        sqlx::query("delete from couple.check_ins")
            .execute(&pool)
            .await
            .unwrap();
        let (context, aya) = as_partner(&two.aya).await;
        let opening = if both_first {
            Opening::BothFirst
        } else {
            Opening::AtOnce
        };
        choose_opening(&context, &aya, opening).await.unwrap();
        let day = if is_today { "2026-11-20" } else { "2026-11-19" };
        says(&two.aya, day, 9, if private { "for me" } else { "for us" })
            .await
            .unwrap();
        if viewer_has_done_it {
            says(&two.kofi, day, 1, "for us").await.unwrap();
        }

        let is_closed = both_first && is_today && !viewer_has_done_it;
        let is_open = !private && !is_closed;
        let Reading { history, today, export } = reading(&two.kofi).await;
        let listed = history.list.iter().find(|check_in| !check_in.mine).unwrap();
        let expected = if is_open { 3 } else { 0 };
        assert_eq!(
            matches!(listed.said, Said::Open { .. }),
            is_open,
            "list, case {case:04b}"
        );
        assert_eq!(
            points(history.theirs.as_ref().unwrap()),
            expected,
            "chart, case {case:04b}"
        );
        assert_eq!(
            months_of_the_other(&history),
            usize::from(is_open),
            "averages, case {case:04b}"
        );
        assert_eq!(export.contains("note 9"), is_open, "export, case {case:04b}");
        assert_eq!(export.contains("Values"), is_open, "export, case {case:04b}");
        assert_eq!(
            matches!(today.theirs, Theirs::Open(_)),
            is_open && is_today,
            "home, case {case:04b}"
        );
        let sent = serde_json::to_string(&(&history, &today)).unwrap();
        assert_eq!(
            sent.contains("note 9"),
            is_open,
            "what is sent to the browser, case {case:04b}"
        );
        assert_eq!(
            reading(&two.aya).await.history.mine.map(|lines| points(&lines)),
            Some(3),
            "one's own, case {case:04b}"
        );
    }
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn the_other_sees_that_a_private_check_in_exists(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "", 9, "for me").await.unwrap();
    let Reading { history, today, .. } = reading(&two.kofi).await;
    assert_eq!((history.list.len(), &history.list[0].said), (1, &Said::Private));
    assert_eq!(today.theirs, Theirs::Private);
}

#[sqlx::test(migrator = "MIGRATOR")]
async fn averages_leave_private_values_out(pool: PgPool) {
    let two = Two::together(pool).await;
    says(&two.aya, "2026-11-17", 2, "for us").await.unwrap();
    says(&two.aya, "2026-11-18", 5, "for us").await.unwrap();
    says(&two.aya, "2026-11-19", 10, "for me").await.unwrap();
    let theirs = reading(&two.kofi).await.history.months.remove(0);
    assert_eq!(
        (theirs.month.as_str(), theirs.mood.as_str(), theirs.count),
        ("novembre 2026", "3,5", 2)
    );
    let own = reading(&two.aya).await.history.months.remove(0);
    assert_eq!((own.mood.as_str(), own.count), ("5,7", 3));
}
