use sqlx::PgPool;

use super::{
    model::{Asked, LogPage},
    reading::page,
};
use crate::town::Desk;

async fn seen(desk: &Desk, asked: Asked, before: &str) -> LogPage {
    page(&desk.context, &desk.operator, asked, before)
        .await
        .expect("a page")
}

async fn line(desk: &Desk, number: i32, action: &str, subject: &str, at: &str) {
    sqlx::query(
        "insert into platform.audit_log (id, at, account_id, action, subject, detail)
         values (('00000000-0000-7000-8000-' || lpad($1::text, 12, '0'))::uuid, $2::timestamptz, $3, $4, $5, '{\"a\": 1}')",
    )
    .bind(number)
    .bind(at)
    .bind(desk.odile.account)
    .bind(action)
    .bind(subject)
    .execute(desk.pool())
    .await
    .expect("a line");
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_log_is_narrowed_by_deed_account_and_day(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let aya = desk.town.resident("Aya").await.account.to_string();
    line(&desk, 1, "session.started", "", "2026-11-18T12:00:00Z").await;
    line(&desk, 2, "operator.account_suspended", &aya, "2026-11-19T00:00:00Z").await;
    line(&desk, 3, "operator.job_retried", "12", "2026-11-19T23:59:59Z").await;
    line(&desk, 4, "operator.job_deleted", "13", "2026-11-20T00:00:00Z").await;
    let cases = [
        (Asked::default(), 4),
        (
            Asked {
                action: "operator.".to_owned(),
                ..Asked::default()
            },
            3,
        ),
        (
            Asked {
                action: "operator%".to_owned(),
                ..Asked::default()
            },
            0,
        ),
        (
            Asked {
                account: aya.clone(),
                ..Asked::default()
            },
            1,
        ),
        (
            Asked {
                account: desk.odile.account.to_string(),
                ..Asked::default()
            },
            4,
        ),
        (
            Asked {
                from: "2026-11-19".to_owned(),
                until: "2026-11-19".to_owned(),
                ..Asked::default()
            },
            2,
        ),
    ];
    for (asked, expected) in cases {
        let page = seen(&desk, asked.clone(), "").await;
        assert_eq!(page.lines.len(), expected, "{asked:?}");
    }
    let newest_first = seen(&desk, Asked::default(), "").await.lines;
    assert_eq!(newest_first[0].action, "operator.job_deleted");
    assert_eq!(newest_first[0].detail, ["a: 1"]);
    let told: Vec<bool> = newest_first.iter().map(|line| line.subject_is_account).collect();
    assert_eq!(told, [false, false, true, false]);
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn a_page_ends_after_fifty_lines_and_the_next_goes_on(pool: PgPool) {
    let desk = Desk::open(pool).await;
    for number in 1..=51 {
        line(&desk, number, "session.started", "", "2026-11-19T12:00:00Z").await;
    }
    let first = seen(&desk, Asked::default(), "").await;
    assert_eq!(first.lines.len(), 50);
    let second = seen(&desk, Asked::default(), &first.older.expect("there is more")).await;
    assert_eq!((second.lines.len(), second.older), (1, None));
}
