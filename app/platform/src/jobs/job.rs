//! What a job is, and putting one into the queue.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sqlx::PgConnection;

use super::Work;
use crate::error::AppError;

/// Work that is done later. Its fields are what it remembers until then: ids, no personal data.
pub trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// Names the kind of job in the queue; stable, since jobs outlive a deploy.
    const KIND: &'static str;
    /// How often it is tried, each time after a longer pause: 25 tries span about four days.
    const MOST_ATTEMPTS: i16 = 25;

    /// Jobs of the same key that wait are one.
    fn key(&self) -> Option<String> {
        None
    }

    /// Does the work, or what is left of it after an earlier attempt.
    fn run(self, work: Work) -> impl Future<Output = Result<(), Failure>> + Send;
}

/// Why a job could not be done this time. It is logged: no personal data.
pub struct Failure(String);

impl Failure {
    /// A failure with its cause.
    pub fn new(cause: impl fmt::Display) -> Self {
        Self(cause.to_string())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<sqlx::Error> for Failure {
    fn from(cause: sqlx::Error) -> Self {
        Self::new(cause)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        Self(
            error
                .reference
                .map_or(error.code, |reference| format!("internal error {reference}")),
        )
    }
}

/// When a job is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// As soon as the transaction is committed.
    Now,
    /// Not before a moment.
    At(DateTime<Utc>),
}

/// Puts a job into the queue, in the caller's transaction: rolled back, it was never there.
pub async fn enqueue<J: Job>(transaction: &mut PgConnection, job: &J, timing: Timing) -> Result<(), AppError> {
    Later::of(job)?.enqueue(transaction, timing).await
}

/// A job that is kept beside something else, and put into the queue when that is done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Later {
    kind: String,
    payload: serde_json::Value,
    most_attempts: i16,
    key: Option<String>,
}

impl Later {
    /// The job, to be kept.
    ///
    /// # Errors
    /// Internal, when it cannot be written down.
    pub fn of<J: Job>(job: &J) -> Result<Self, AppError> {
        Ok(Self {
            kind: J::KIND.to_owned(),
            payload: serde_json::to_value(job).map_err(AppError::internal)?,
            most_attempts: J::MOST_ATTEMPTS,
            key: job.key(),
        })
    }

    /// Puts it into the queue, in the caller's transaction.
    ///
    /// # Errors
    /// Internal.
    pub async fn enqueue(&self, transaction: &mut PgConnection, timing: Timing) -> Result<(), AppError> {
        add(transaction, self, timing).await
    }
}

async fn add(transaction: &mut PgConnection, job: &Later, timing: Timing) -> Result<(), AppError> {
    let due = match timing {
        Timing::Now => None,
        Timing::At(moment) => Some(moment),
    };
    // Not checked at compile time: the schema belongs to `graphile_worker` and is made at run time.
    sqlx::query(
        "select graphile_worker.add_job(
             identifier => $1, payload => $2::json, run_at => $3, max_attempts => $4::integer, job_key => $5
         )",
    )
    .bind(&job.kind)
    .bind(&job.payload)
    .bind(due)
    .bind(i32::from(job.most_attempts))
    .bind(&job.key)
    .execute(transaction)
    .await?;
    Ok(())
}
