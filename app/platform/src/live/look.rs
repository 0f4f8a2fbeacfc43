//! A slow look at the table: what no carrier told of is found here.
//!
//! It is exact in the same way as a reader's cursor: from one look to the next nothing is skipped, in
//! whatever order transactions commit. So a message may be lost, and a change is late, not gone.

use std::time::Duration;

use sqlx::PgPool;

use super::{Hub, changes::cursor_now, cursor::Snapshot};
use crate::error::AppError;

/// Between two looks: a change whose message was lost is seen that much later, at most.
const RHYTHM: Duration = Duration::from_secs(5);

/// An audience that has news, and the transactions that wrote it.
struct News {
    audience: String,
    transactions: Vec<u64>,
}

/// Looks for as long as the process lives, and at once when a carrier says that it may have missed something.
pub(super) async fn keep_looking(hub: &Hub, pool: &PgPool) {
    let mut seen = None;
    loop {
        tokio::select! {
            () = tokio::time::sleep(RHYTHM) => {}
            () = hub.asked_to_look() => {}
        }
        // After a fault, which is in the log, the next one begins where this one did.
        if let Ok(now) = look(hub, pool, seen.as_ref()).await {
            seen = now;
        }
    }
}

/// Wakes whoever has not read what is there since the last look, and says where the next one begins.
async fn look(hub: &Hub, pool: &PgPool, seen: Option<&Snapshot>) -> Result<Option<Snapshot>, AppError> {
    if hub.open_connections() == 0 {
        return Ok(None);
    }
    let Some(seen) = seen else {
        let now = parsed(&cursor_now(pool).await?)?;
        hub.wake_all();
        return Ok(Some(now));
    };
    let (now, news) = read(pool, seen).await?;
    let late: usize = news
        .iter()
        .map(|news| hub.wake_late(&news.audience, &news.transactions))
        .sum();
    if late > 0 {
        metrics::counter!("live_found_late_total").increment(late.try_into().unwrap_or(u64::MAX));
    }
    Ok(Some(now))
}

async fn read(pool: &PgPool, seen: &Snapshot) -> Result<(Snapshot, Vec<News>), AppError> {
    // The oldest transaction is handed over as a value of its own: by it the planner finds the few last rows.
    let rows = sqlx::query!(
        r#"with bounds as materialized (
               select $1::text::pg_snapshot as seen, pg_current_snapshot() as present
           )
           select bounds.present::text as "present!", news.audience as "audience?",
                  news.transactions as "transactions?"
           from bounds
           left join lateral (
               select c.audience, array_agg(distinct c.transaction_id::text::bigint) as transactions
               from platform.changes c
               where c.transaction_id >= $2::text::xid8
                 and not pg_visible_in_snapshot(c.transaction_id, bounds.seen)
                 and pg_visible_in_snapshot(c.transaction_id, bounds.present)
               group by c.audience
           ) as news on true"#,
        seen.text(),
        seen.oldest_transaction().to_string(),
    )
    .fetch_all(pool)
    .await?;
    let now = rows.first().map(|row| parsed(&row.present)).transpose()?;
    let news = rows
        .into_iter()
        .filter_map(|row| {
            Some(News {
                audience: row.audience?,
                transactions: row.transactions?.into_iter().map(i64::unsigned_abs).collect(),
            })
        })
        .collect();
    Ok((
        now.ok_or_else(|| AppError::internal("PostgreSQL gave no snapshot"))?,
        news,
    ))
}

fn parsed(snapshot: &str) -> Result<Snapshot, AppError> {
    Snapshot::parse(snapshot).ok_or_else(|| AppError::internal("PostgreSQL gave no snapshot"))
}
