//! The change feed in the database.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use sqlx::{PgConnection, PgPool};

use super::{Audience, Batch, Change, Cursor, LiveStart, Since, announcing::remember, cursor::Snapshot};
use crate::{
    account::{AccountId, Member},
    context::RequestContext,
    error::AppError,
};

/// The most changes that one answer carries.
const LONGEST_ANSWER: i64 = 1_000;
/// How far back a first call looks.
const FIRST_CALL: TimeDelta = TimeDelta::hours(24);

/// Writes a change in the transaction of the write it tells of.
pub async fn record(transaction: &mut PgConnection, change: Change<'_>) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.changes (audience, resource, resource_id, op) values ($1, $2, $3, $4)",
        change.audience.to_string(),
        change.resource,
        change.id.to_string(),
        change.operation.word(),
    )
    .execute(transaction)
    .await?;
    remember(change.audience);
    Ok(())
}

/// From now on an account hears what an audience hears.
pub async fn join_audience(
    transaction: &mut PgConnection,
    account: AccountId,
    audience: Audience,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.audience_members (account_id, audience) values ($1, $2) on conflict do nothing",
        account.0,
        audience.to_string(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// From now on an account no longer hears what an audience hears.
pub async fn leave_audience(
    transaction: &mut PgConnection,
    account: AccountId,
    audience: Audience,
) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.audience_members where account_id = $1 and audience = $2",
        account.0,
        audience.to_string(),
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Every audience of a member, their own first.
pub async fn audiences(pool: &PgPool, member: &Member) -> Result<Vec<String>, AppError> {
    let mut audiences = vec![Audience::Account(member.account()).to_string()];
    let others = sqlx::query_scalar!(
        "select audience from platform.audience_members where account_id = $1",
        member.account().0
    )
    .fetch_all(pool)
    .await?;
    audiences.extend(others);
    Ok(audiences)
}

/// Where a reader stands who has read everything up to now.
pub async fn cursor_now(pool: &PgPool) -> Result<String, AppError> {
    let snapshot = sqlx::query_scalar!(r#"select pg_current_snapshot()::text as "snapshot!""#)
        .fetch_one(pool)
        .await?;
    Ok(snapshot)
}

/// Where a page's live line begins.
pub async fn start(context: &RequestContext) -> Result<LiveStart, AppError> {
    match context.viewer {
        Some(_) => Ok(LiveStart {
            cursor: Some(cursor_now(context.pool()).await?),
        }),
        None => Ok(LiveStart::default()),
    }
}

/// What changed for some audiences since a cursor or a moment; the last 24 hours by default.
///
/// A cursor of another database cluster (one that was restored) falls back to the last 24 hours.
pub async fn changes_since(
    pool: &PgPool,
    audiences: &[String],
    since: Option<Since>,
    now: DateTime<Utc>,
) -> Result<Batch, AppError> {
    let range = match since {
        None => Range::from(now - FIRST_CALL),
        Some(Since::Moment(moment)) => Range::from(moment),
        Some(Since::Cursor(Cursor::Read(after))) => Range {
            after: Some(after),
            ..Range::default()
        },
        Some(Since::Cursor(Cursor::Reading {
            after,
            from,
            upto,
            last,
        })) => Range {
            after,
            from: from.and_then(DateTime::from_timestamp_millis),
            upto: Some(upto),
            last,
        },
    };
    let answer = read(pool, audiences, &range).await?;
    if range.is_foreign_to(&answer.present) {
        let range = Range::from(now - FIRST_CALL);
        let answer = read(pool, audiences, &range).await?;
        return Ok(batch(range, answer, now));
    }
    Ok(batch(range, answer, now))
}

/// What to read: after a snapshot or from a moment, up to a snapshot or now, behind a line.
#[derive(Default)]
struct Range {
    after: Option<Snapshot>,
    from: Option<DateTime<Utc>>,
    upto: Option<Snapshot>,
    last: i64,
}

impl Range {
    fn from(moment: DateTime<Utc>) -> Self {
        Self {
            from: Some(moment),
            ..Self::default()
        }
    }

    /// Whether it speaks of transactions that this cluster has not seen.
    fn is_foreign_to(&self, present: &Snapshot) -> bool {
        [&self.after, &self.upto]
            .into_iter()
            .flatten()
            .any(|known| known.next_transaction() > present.next_transaction())
    }
}

/// What the database answered: its present, the end of the answer, the lines.
struct Answer {
    present: Snapshot,
    upto: Snapshot,
    lines: Vec<Line>,
}

struct Line {
    id: i64,
    resource: String,
    resource_id: String,
}

async fn read(pool: &PgPool, audiences: &[String], range: &Range) -> Result<Answer, AppError> {
    let rows = sqlx::query!(
        r#"with bounds as materialized (
               select $2::text::pg_snapshot as after, pg_current_snapshot() as present,
                      coalesce($3::text::pg_snapshot, pg_current_snapshot()) as upto
           )
           select bounds.present::text as "present!", bounds.upto::text as "upto!",
                  line.id as "id?", line.resource as "resource?", line.resource_id as "resource_id?"
           from bounds
           left join lateral (
               select c.id, c.resource, c.resource_id
               from platform.changes c
               where c.audience = any ($1)
                 and c.transaction_id >= coalesce(pg_snapshot_xmin(bounds.after), '0'::xid8)
                 and (bounds.after is null or not pg_visible_in_snapshot(c.transaction_id, bounds.after))
                 and pg_visible_in_snapshot(c.transaction_id, bounds.upto)
                 and c.created_at >= coalesce($4, '-infinity'::timestamptz)
                 and c.id > $5
               order by c.id
               limit $6
           ) as line on true
           order by line.id"#,
        audiences,
        range.after.as_ref().map(Snapshot::text),
        range.upto.as_ref().map(Snapshot::text),
        range.from,
        range.last,
        LONGEST_ANSWER + 1,
    )
    .fetch_all(pool)
    .await?;
    let snapshot = |text: Option<&String>| {
        text.and_then(|text| Snapshot::parse(text))
            .ok_or_else(|| AppError::internal("PostgreSQL gave no snapshot"))
    };
    let present = snapshot(rows.first().map(|row| &row.present))?;
    let upto = snapshot(rows.first().map(|row| &row.upto))?;
    let lines = rows
        .into_iter()
        .filter_map(|row| {
            Some(Line {
                id: row.id?,
                resource: row.resource?,
                resource_id: row.resource_id?,
            })
        })
        .collect();
    Ok(Answer { present, upto, lines })
}

fn batch(range: Range, answer: Answer, now: DateTime<Utc>) -> Batch {
    let Answer { upto, mut lines, .. } = answer;
    let longest = usize::try_from(LONGEST_ANSWER).unwrap_or(usize::MAX);
    let more = lines.len() > longest;
    lines.truncate(longest);
    let cursor = match lines.last() {
        Some(line) if more => Cursor::Reading {
            after: range.after,
            from: range.from.map(|moment| moment.timestamp_millis()),
            upto,
            last: line.id,
        },
        _ => Cursor::Read(upto),
    };
    let mut changes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in lines {
        let ids = changes.entry(line.resource).or_default();
        if !ids.contains(&line.resource_id) {
            ids.push(line.resource_id);
        }
    }
    Batch {
        server_time: now.to_rfc3339_opts(SecondsFormat::Millis, true),
        cursor: cursor.to_string(),
        changes,
        more,
    }
}
