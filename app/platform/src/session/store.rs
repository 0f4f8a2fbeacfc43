//! Sessions in the database. The key is the SHA-256 of the id: a stolen table opens nothing.

use std::collections::HashMap;

use async_trait::async_trait;
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};
use sqlx::PgPool;
use time::OffsetDateTime;
use tower_sessions::{
    SessionStore as Store,
    session::{Id, Record},
    session_store::{Error, Result},
};

use super::ACCOUNT_KEY;
use crate::{account::AccountId, clock::Clock, error::AppError};

/// A session that nobody uses ends after this.
pub const IDLE_LIFETIME: TimeDelta = TimeDelta::days(14);
/// A session ends after this, used or not.
pub const ABSOLUTE_LIFETIME: TimeDelta = TimeDelta::days(90);

/// How often a session's use is noted.
const TOUCH_INTERVAL: TimeDelta = TimeDelta::hours(1);

/// The store that tower-sessions asks.
#[derive(Clone, Debug)]
pub struct SessionStore {
    pool: PgPool,
    clock: Clock,
}

impl SessionStore {
    /// A store on a database.
    pub fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }
}

fn key(id: Id) -> Vec<u8> {
    Sha256::digest(id.0.to_be_bytes()).to_vec()
}

fn moment(at: OffsetDateTime) -> DateTime<Utc> {
    DateTime::from_timestamp(at.unix_timestamp(), at.nanosecond()).unwrap_or_default()
}

fn account_of(record: &Record) -> Option<uuid::Uuid> {
    record
        .data
        .get(ACCOUNT_KEY)
        .and_then(|value| serde_json::from_value(value.clone()).ok())
}

fn backend(cause: impl std::fmt::Display) -> Error {
    Error::Backend(cause.to_string())
}

#[async_trait]
impl Store for SessionStore {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let data = serde_json::to_value(&record.data).map_err(|cause| Error::Encode(cause.to_string()))?;
        let now = self.clock.now();
        loop {
            let inserted = sqlx::query!(
                "insert into platform.sessions (id_hash, account_id, data, created_at, seen_at, expires_at)
                 values ($1, $2, $3, $4, $4, $5)
                 on conflict (id_hash) do nothing",
                key(record.id),
                account_of(record),
                data,
                now,
                moment(record.expiry_date),
            )
            .execute(&self.pool)
            .await
            .map_err(backend)?;
            if inserted.rows_affected() == 1 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    /// Only updates: what was revoked stays revoked.
    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_value(&record.data).map_err(|cause| Error::Encode(cause.to_string()))?;
        sqlx::query!(
            "update platform.sessions
             set data = $2, account_id = $3, seen_at = $4, expires_at = least($5, created_at + interval '90 days')
             where id_hash = $1",
            key(record.id),
            data,
            account_of(record),
            self.clock.now(),
            moment(record.expiry_date),
        )
        .execute(&self.pool)
        .await
        .map_err(backend)?;
        Ok(())
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let row = sqlx::query!(
            "select data, expires_at from platform.sessions where id_hash = $1 and expires_at > $2",
            key(*id),
            self.clock.now(),
        )
        .fetch_optional(&self.pool)
        .await
        .map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let data: HashMap<String, Value> =
            serde_json::from_value(row.data).map_err(|cause| Error::Decode(cause.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(row.expires_at.timestamp()).map_err(backend)?;
        Ok(Some(Record {
            id: *id,
            data,
            expiry_date,
        }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sqlx::query!("delete from platform.sessions where id_hash = $1", key(*id))
            .execute(&self.pool)
            .await
            .map_err(backend)?;
        Ok(())
    }
}

/// The key under which a session is stored, for whoever lists or revokes sessions.
pub fn key_of(id: Id) -> Vec<u8> {
    key(id)
}

/// Notes that a session is in use, at most once an hour and once on each day of UTC, and lets it live
/// on until the absolute limit. Its person counts as active on that day. `user_agent` is what the person sees in the list of their sessions.
pub async fn touch(
    pool: &PgPool,
    clock: &Clock,
    id: Id,
    account: AccountId,
    user_agent: &str,
) -> std::result::Result<(), AppError> {
    let now = clock.now();
    let today = now.date_naive().and_time(NaiveTime::MIN).and_utc();
    sqlx::query!(
        "with touched as (
             update platform.sessions
             set seen_at = $2, user_agent = $3, expires_at = least($4, created_at + interval '90 days')
             where id_hash = $1 and account_id = $5 and (seen_at < $6 or user_agent = '')
             returning account_id
         )
         insert into platform.active_days (day, account_id)
         select ($2 at time zone 'UTC')::date, account_id from touched
         on conflict do nothing",
        key(id),
        now,
        user_agent,
        now + IDLE_LIFETIME,
        account.0,
        today.max(now - TOUCH_INTERVAL),
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Whether a session still stands and belongs to an account.
pub async fn is_open(pool: &PgPool, clock: &Clock, id: Id, account: AccountId) -> std::result::Result<bool, AppError> {
    let open = sqlx::query_scalar!(
        r#"select exists (
               select from platform.sessions where id_hash = $1 and account_id = $2 and expires_at > $3
           ) as "open!""#,
        key(id),
        account.0,
        clock.now(),
    )
    .fetch_one(pool)
    .await?;
    Ok(open)
}
