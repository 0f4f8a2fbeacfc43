//! Reports in the database, as those who filed them may know them. The desk has queries of its own.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::NewReport;
use crate::{account::Member, error::AppError, privacy::Leaver};

/// Keeps a report.
pub(super) async fn insert(
    transaction: &mut PgConnection,
    id: Uuid,
    report: &NewReport<'_>,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    sqlx::query!(
        "insert into platform.reports (id, reporter_id, about_id, subject_kind, subject_id, ground, words, filed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        report.reporter.0,
        report.about.map(|about| about.0),
        report.subject.kind,
        report.subject.id,
        report.ground.word(),
        report.words.as_str(),
        now,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// A report, as who filed it sees it.
#[derive(Debug)]
pub struct Filed {
    /// The word of its ground.
    pub ground: String,
    /// When it was filed.
    pub filed_at: DateTime<Utc>,
    /// When it was looked at, if it was.
    pub closed_at: Option<DateTime<Utc>>,
}

/// The latest reports of a member, the latest first.
///
/// # Errors
/// Internal.
pub async fn latest_of(pool: &PgPool, member: &Member, most: i64) -> Result<Vec<Filed>, AppError> {
    let filed = sqlx::query_as!(
        Filed,
        "select ground, filed_at, closed_at from platform.reports where reporter_id = $1 order by id desc limit $2",
        member.account().0,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(filed)
}

/// A report as its reporter takes it along: what they said, and whether it was looked at. What became of
/// somebody else is not theirs.
#[derive(Debug, Serialize)]
pub(crate) struct OwnCopy {
    subject_kind: String,
    subject_id: String,
    ground: String,
    words: String,
    filed_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
}

/// Everything that a member reported, the latest first.
pub(crate) async fn copies(pool: &PgPool, member: &Member) -> Result<Vec<OwnCopy>, AppError> {
    let copies = sqlx::query_as!(
        OwnCopy,
        "select subject_kind, subject_id, ground, words, filed_at, closed_at
         from platform.reports where reporter_id = $1 order by id desc",
        member.account().0,
    )
    .fetch_all(pool)
    .await?;
    Ok(copies)
}

/// What somebody reported about nobody goes with them. That they complained of somebody stays, without
/// their name and without their words: the other is still here. What others said of them goes by its key.
pub(crate) async fn erase(transaction: &mut PgConnection, leaver: &Leaver) -> Result<(), AppError> {
    sqlx::query!(
        "delete from platform.reports where reporter_id = $1 and about_id is null",
        leaver.account().0,
    )
    .execute(&mut *transaction)
    .await?;
    sqlx::query!(
        "update platform.reports set reporter_id = null, words = '', subject_id = '' where reporter_id = $1",
        leaver.account().0,
    )
    .execute(transaction)
    .await?;
    Ok(())
}

/// Throws away what was closed before a moment.
pub(crate) async fn purge(pool: &PgPool, before: DateTime<Utc>) -> Result<(), AppError> {
    sqlx::query!("delete from platform.reports where closed_at < $1", before)
        .execute(pool)
        .await?;
    Ok(())
}
