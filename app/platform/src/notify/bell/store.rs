//! Notifications in the database.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::super::Event;
use crate::{account::Member, error::AppError};

/// The most unread ones that are counted: beyond, "many" is enough.
const COUNTED: i64 = 100;

/// A notification as it is kept.
pub(super) struct Row {
    pub(super) id: Uuid,
    kind: String,
    detail: Value,
    pub(super) created_at: DateTime<Utc>,
    pub(super) read_at: Option<DateTime<Utc>>,
}

impl Row {
    /// What happened; nothing for a kind that this version no longer knows.
    pub(super) fn event(&self) -> Option<Event> {
        serde_json::from_value(json!({ "kind": self.kind, "detail": self.detail })).ok()
    }
}

/// A member's notifications before one of them, newest first.
pub(super) async fn list(
    pool: &PgPool,
    member: &Member,
    before: Option<Uuid>,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        "select id, kind, detail, created_at, read_at from platform.notifications
         where account_id = $1 and ($2::uuid is null or id < $2)
         order by id desc limit $3",
        member.account().0,
        before,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// How many a member has not read, up to 100.
pub(super) async fn unread(pool: &PgPool, member: &Member) -> Result<u32, AppError> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from (
               select from platform.notifications where account_id = $1 and read_at is null limit $2
           ) as unread"#,
        member.account().0,
        COUNTED,
    )
    .fetch_one(pool)
    .await?;
    Ok(u32::try_from(count).unwrap_or(0))
}

/// Notes that a member has read everything up to one notification, or everything there is.
/// Answers how many that were.
pub(super) async fn mark_read(
    transaction: &mut PgConnection,
    member: &Member,
    upto: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<u64, AppError> {
    let read = sqlx::query!(
        "update platform.notifications set read_at = $3
         where account_id = $1 and read_at is null and ($2::uuid is null or id <= $2)",
        member.account().0,
        upto,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(read.rows_affected())
}
