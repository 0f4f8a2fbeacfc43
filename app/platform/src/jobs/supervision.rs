//! The queue as an operator sees it. Its tables belong to `graphile_worker` and are made at run time,
//! so nothing here is checked at compile time. What a job carries is never read: it may name people.

use chrono::{DateTime, Utc};
use sqlx::{FromRow, PgConnection, PgPool};

use crate::{account::Operator, error::AppError};

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobState {
    /// It waits for its hour, or for another try.
    Waiting,
    /// A worker holds it.
    Running,
    /// It failed at its last try.
    Dead,
}

impl JobState {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Running, Self::Dead];

    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Dead => "dead",
        }
    }
}

/// A job in the queue.
#[derive(Clone, Debug, FromRow)]
pub struct QueuedJob {
    /// Its number.
    pub id: i64,
    /// What kind of job it is.
    pub kind: String,
    /// When it is due, or was.
    pub due_at: DateTime<Utc>,
    /// When it was put into the queue.
    pub created_at: DateTime<Utc>,
    /// Since when a worker holds it.
    pub held_since: Option<DateTime<Utc>>,
    /// How often it was tried.
    pub attempts: i16,
    /// How often it is tried at most.
    pub most_attempts: i16,
    /// Why it failed the last time. Jobs write no personal data there.
    pub last_error: Option<String>,
}

/// How many jobs of a kind stand where.
#[derive(Clone, Debug, FromRow)]
pub struct KindCount {
    /// The kind of job.
    pub kind: String,
    /// Those that wait.
    pub waiting: i64,
    /// Those that a worker holds.
    pub running: i64,
    /// Those that were given up.
    pub dead: i64,
    /// When the oldest of those that wait became due, if it is.
    pub oldest_due: Option<DateTime<Utc>>,
}

/// Every kind of job in the queue.
///
/// # Errors
/// Internal.
pub async fn kinds(pool: &PgPool, _: &Operator, now: DateTime<Utc>) -> Result<Vec<KindCount>, AppError> {
    let kinds = sqlx::query_as(
        "select task_identifier as kind,
                count(*) filter (where locked_at is null and attempts < max_attempts) as waiting,
                count(*) filter (where locked_at is not null) as running,
                count(*) filter (where locked_at is null and attempts >= max_attempts) as dead,
                min(run_at) filter (where locked_at is null and attempts < max_attempts and run_at <= $1) as oldest_due
         from graphile_worker.jobs
         group by task_identifier
         order by task_identifier",
    )
    .bind(now)
    .fetch_all(pool)
    .await?;
    Ok(kinds)
}

/// Jobs of one state, and of one kind if it is named, after a number; the first put in come first.
///
/// # Errors
/// Internal.
pub async fn list(
    pool: &PgPool,
    _: &Operator,
    (state, kind): (JobState, Option<&str>),
    after: i64,
    most: i64,
) -> Result<Vec<QueuedJob>, AppError> {
    let jobs = sqlx::query_as(
        "select id, task_identifier as kind, run_at as due_at, created_at, locked_at as held_since, attempts,
                max_attempts as most_attempts, last_error
         from graphile_worker.jobs
         where id > $1
           and ($2::text is null or task_identifier = $2)
           and case $3
                   when 'running' then locked_at is not null
                   when 'dead' then locked_at is null and attempts >= max_attempts
                   else locked_at is null and attempts < max_attempts
               end
         order by id
         limit $4",
    )
    .bind(after)
    .bind(kind)
    .bind(state.word())
    .bind(most)
    .fetch_all(pool)
    .await?;
    Ok(jobs)
}

/// Lets a job that was given up try again, as if for the first time. Gives its kind.
///
/// # Errors
/// Not found, when there is none of that number, or it was not given up.
pub async fn retry(transaction: &mut PgConnection, _: &Operator, job: i64) -> Result<String, AppError> {
    let kind = hold_dead(transaction, job).await?;
    sqlx::query("select from graphile_worker.reschedule_jobs(array[$1::bigint], run_at => now(), attempts => 0)")
        .bind(job)
        .execute(transaction)
        .await?;
    Ok(kind)
}

/// Throws a job away that was given up. Gives its kind.
///
/// # Errors
/// Not found, when there is none of that number, or it was not given up.
pub async fn delete(transaction: &mut PgConnection, _: &Operator, job: i64) -> Result<String, AppError> {
    let kind = hold_dead(transaction, job).await?;
    sqlx::query("select from graphile_worker.complete_jobs(array[$1::bigint])")
        .bind(job)
        .execute(transaction)
        .await?;
    Ok(kind)
}

/// The kind of a job that was given up; held, so that of two operators one does something.
async fn hold_dead(transaction: &mut PgConnection, job: i64) -> Result<String, AppError> {
    let kind = sqlx::query_scalar(
        "select t.identifier
         from graphile_worker._private_jobs j
         join graphile_worker._private_tasks t on t.id = j.task_id
         where j.id = $1 and j.locked_at is null and j.attempts >= j.max_attempts
         for update of j",
    )
    .bind(job)
    .fetch_one(transaction)
    .await?;
    Ok(kind)
}
