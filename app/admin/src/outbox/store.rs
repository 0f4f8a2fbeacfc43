//! Letters and text messages in the database, without their words.

use chrono::{DateTime, Utc};
use platform::{account::Operator, error::AppError};
use sqlx::PgPool;
use uuid::Uuid;

use super::model::Fate;

/// A letter or a text message, as it is listed.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) channel: String,
    pub(super) account_id: Option<Uuid>,
    pub(super) recipient: String,
    pub(super) kind: String,
    pub(super) attempts: i32,
    pub(super) last_error: Option<String>,
    pub(super) created_at: DateTime<Utc>,
    pub(super) sent_at: Option<DateTime<Utc>>,
}

/// Letters and text messages of one fate before one of them, the latest first.
pub(super) async fn list(
    pool: &PgPool,
    _: &Operator,
    fate: Fate,
    before: Option<Uuid>,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"(select id as "id!", 'mail' as "channel!", account_id, recipient as "recipient!", kind as "kind!",
                   attempts as "attempts!", last_error, created_at as "created_at!", sent_at
            from platform.mails
            where state = $1 and ($2::uuid is null or id < $2)
            order by id desc
            limit $3)
           union all
           (select id, 'text', account_id, recipient, kind, attempts, last_error, created_at, sent_at
            from platform.text_messages
            where state = $1 and ($2::uuid is null or id < $2)
            order by id desc
            limit $3)
           order by 1 desc
           limit $3"#,
        fate.word(),
        before,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}
