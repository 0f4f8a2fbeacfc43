use sqlx::PgPool;

use super::{model::Overview, store::overview};
use crate::town::Desk;

async fn seen(desk: &Desk) -> Overview {
    let overview = overview(desk.pool(), &desk.operator, desk.context.now())
        .await
        .expect("figures");
    Overview {
        query: String::new(),
        ..overview
    }
}

#[sqlx::test(migrator = "platform::database::MIGRATOR")]
async fn the_first_page_counts_what_wants_an_eye(pool: PgPool) {
    let desk = Desk::open(pool).await;
    let quiet = Overview {
        made_today: 1,
        ..Overview::default()
    };
    assert_eq!(seen(&desk).await, quiet, "only the operator is new");
    desk.town.resident("Aya").await;
    desk.arrange(
        "insert into platform.suspensions select id, 'law', now() from platform.accounts where display_name = 'Aya'",
    )
    .await;
    desk.arrange(
        "insert into platform.reports (id, subject_kind, subject_id, ground, words, filed_at, outcome, closed_at)
         select gen_random_uuid(), 'page', '', 'other', '', now(), outcome, closed_at
         from (values (null, null), ('warned', now()), ('closed', now())) as decided (outcome, closed_at)",
    )
    .await;
    desk.arrange(
        "insert into platform.mails (id, event_key, recipient, language, kind, subject, html, text, state, created_at)
         select gen_random_uuid(), state, 'a@example.ci', 'fr', 'notice', '', '', '', state, now()
         from unnest(array['dead', 'waiting', 'sent']) state",
    )
    .await;
    desk.arrange("select graphile_worker.add_job(identifier => 'late', run_at => '2026-11-20T18:26:59Z')")
        .await;
    desk.arrange("select graphile_worker.add_job(identifier => 'in time', run_at => '2026-11-20T18:27:00Z')")
        .await;
    let expected = Overview {
        open_reports: 1,
        late_jobs: 1,
        dead_letters: 1,
        waiting_letters: 1,
        suspended: 1,
        made_today: 2,
        ..Overview::default()
    };
    assert_eq!(seen(&desk).await, expected);
}
