//! Messages in the database.

use chrono::{DateTime, Utc};
use platform::{error::AppError, media::Facts};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use crate::{capability::Partner, pairing::Keepsake};

/// A message.
pub(super) struct Kept {
    pub(super) id: Uuid,
    pub(super) mine: bool,
    pub(super) created_at: DateTime<Utc>,
    pub(super) facts: Facts,
}

/// One page of the messages before one, the latest first. What is not ready is seen by who sent it alone.
pub(super) async fn page(
    pool: &PgPool,
    partner: &Partner,
    before: Option<Uuid>,
    limit: usize,
) -> Result<Vec<Kept>, AppError> {
    let rows = sqlx::query!(
        r#"select s.id, s.account_id = $2 as "mine!", s.created_at, m.id as media, m.kind, m.state, m.refusal,
                  m.alternative, m.width, m.height, m.placeholder, m.content_type, m.milliseconds
           from couple.messages s
           join platform.media m on m.id = s.media_id
           where s.couple_id = $1 and ($3::uuid is null or s.id < $3) and (m.state = 'ready' or s.account_id = $2)
           order by s.id desc
           limit $4"#,
        partner.couple().0,
        partner.account().0,
        before,
        i64::try_from(limit).unwrap_or(i64::MAX),
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Kept {
            id: row.id,
            mine: row.mine,
            created_at: row.created_at,
            facts: Facts {
                id: row.media,
                kind: row.kind,
                state: row.state,
                refusal: row.refusal,
                alternative: row.alternative,
                width: row.width,
                height: row.height,
                placeholder: row.placeholder,
                content_type: row.content_type,
                milliseconds: row.milliseconds,
            },
        })
        .collect())
}

/// Notes a message.
pub(super) async fn insert(
    transaction: &mut PgConnection,
    partner: &Partner,
    (id, media): (Uuid, Uuid),
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into couple.messages (id, couple_id, account_id, media_id, created_at) values ($1, $2, $3, $4, $5)",
        id,
        partner.couple().0,
        partner.account().0,
        media,
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Takes back a message of the partner's own, and with it what is kept of it.
///
/// # Errors
/// Not found.
pub(super) async fn delete_own(
    transaction: &mut PgConnection,
    partner: &Partner,
    message: Uuid,
) -> Result<(), AppError> {
    let deleted = sqlx::query!(
        "delete from couple.messages where id = $1 and couple_id = $2 and account_id = $3",
        message,
        partner.couple().0,
        partner.account().0,
    )
    .execute(transaction)
    .await?;
    if deleted.rows_affected() == 1 {
        Ok(())
    } else {
        Err(AppError::not_found())
    }
}

/// Who sent a message, while it is there.
pub(super) async fn sender(pool: &PgPool, message: Uuid) -> Result<Option<platform::account::AccountId>, AppError> {
    let account = sqlx::query_scalar!(
        r#"select account_id as "account: platform::account::AccountId" from couple.messages where id = $1"#,
        message,
    )
    .fetch_optional(pool)
    .await?;
    Ok(account)
}

/// A message that may be taken along.
pub(super) struct Copied {
    pub(super) created_at: DateTime<Utc>,
    pub(super) mine: bool,
    pub(super) media: Uuid,
}

/// The messages of a couple that may be read, the latest first.
pub(super) async fn every_one(pool: &PgPool, keepsake: &Keepsake) -> Result<Vec<Copied>, AppError> {
    let copied = sqlx::query_as!(
        Copied,
        r#"select s.created_at, s.account_id = $2 as "mine!", s.media_id as media
           from couple.messages s
           join platform.media m on m.id = s.media_id
           where s.couple_id = $1 and m.state = 'ready'
           order by s.id desc"#,
        keepsake.couple().0,
        keepsake.member().account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(copied)
}
