//! The log in the database.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{
    account::{AccountId, Operator},
    context::RequestContext,
    error::AppError,
};
use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;

/// A line as it is kept.
pub(crate) struct Row {
    pub(super) id: Uuid,
    pub(super) at: DateTime<Utc>,
    pub(super) account_id: Option<Uuid>,
    pub(super) action: String,
    pub(super) subject: String,
    pub(super) subject_is_account: bool,
    pub(super) detail: Value,
}

/// Which lines.
#[derive(Debug, Default)]
pub(super) struct Which {
    pub(super) before: Option<Uuid>,
    pub(super) action: Option<String>,
    pub(super) account: Option<Uuid>,
    pub(super) from: Option<DateTime<Utc>>,
    pub(super) until: Option<DateTime<Utc>>,
}

/// Lines of the log, the latest first. Ids are in the order of time.
pub(super) async fn list(pool: &PgPool, _: &Operator, which: &Which, most: i64) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select l.id, l.at, l.account_id, l.action, l.subject, l.detail,
                  case when l.subject ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                       then exists (select from platform.accounts a where a.id = l.subject::uuid and not a.stands_in)
                       else false
                  end as "subject_is_account!"
           from (
               select id, at, account_id, action, subject, detail from platform.audit_log
               where ($1::uuid is null or id < $1)
                 and ($2::text is null or action ~>=~ $2 and action ~<~ ($2 || chr(1114111)))
                 and ($3::uuid is null or account_id = $3 or subject = $3::text)
                 and ($4::timestamptz is null or at >= $4)
                 and ($5::timestamptz is null or at < $5)
               order by id desc
               limit $6
           ) as l
           order by l.id desc"#,
        which.before,
        which.action,
        which.account,
        which.from,
        which.until,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// The latest lines about somebody: what they did, and what was done to them.
pub(crate) async fn latest_about(
    pool: &PgPool,
    operator: &Operator,
    account: AccountId,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let which = Which {
        account: Some(account.0),
        ..Which::default()
    };
    list(pool, operator, &which, most).await
}

/// Whether an operator has done something to a subject within the last hour.
pub(crate) async fn was_done_lately(
    context: &RequestContext,
    operator: &Operator,
    action: &str,
    subject: &str,
) -> Result<bool, AppError> {
    let done = sqlx::query_scalar!(
        r#"select exists (
               select from platform.audit_log where account_id = $1 and action = $2 and subject = $3 and at > $4
           ) as "done!""#,
        operator.account().0,
        action,
        subject,
        context.now() - TimeDelta::hours(1),
    )
    .fetch_one(context.pool())
    .await?;
    Ok(done)
}
