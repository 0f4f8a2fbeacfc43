//! Reading the outbox.

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use uuid::Uuid;

use crate::error::AppError;

/// A letter or a text message as it is kept.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) recipient: String,
    pub(super) language: String,
    /// None for a text message.
    pub(super) subject: Option<String>,
    pub(super) text: String,
    pub(super) state: String,
    pub(super) last_error: Option<String>,
    pub(super) created_at: DateTime<Utc>,
}

/// The letters and text messages before one of them, newest first.
pub(super) async fn list(pool: &PgPool, before: Option<Uuid>, most: i64) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id as "id!", recipient as "recipient!", language as "language!", subject, text as "text!",
                  state as "state!", last_error, created_at as "created_at!"
           from (
               select id, recipient, language, subject, text, state, last_error, created_at
               from platform.mails
               union all
               select id, recipient, language, null, text, state, last_error, created_at
               from platform.text_messages
           ) as written
           where $1::uuid is null or id < $1
           order by id desc limit $2"#,
        before,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// The HTML of a letter.
///
/// # Errors
/// Not found.
pub(super) async fn html(pool: &PgPool, id: Uuid) -> Result<String, AppError> {
    Ok(sqlx::query_scalar!("select html from platform.mails where id = $1", id)
        .fetch_one(pool)
        .await?)
}
