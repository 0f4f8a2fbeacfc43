//! Reports in the database, for operators.

use chrono::{DateTime, Utc};
use platform::{
    account::{AccountId, Operator},
    error::AppError,
    reports::ReportGround,
};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::model::Outcome;

/// A report, as it is listed.
pub(super) struct Row {
    pub(super) id: Uuid,
    pub(super) ground: String,
    pub(super) about: Option<String>,
    pub(super) filed_at: DateTime<Utc>,
    pub(super) outcome: Option<String>,
}

/// Those that are open after one of them, the oldest first.
pub(super) async fn open(
    pool: &PgPool,
    _: &Operator,
    ground: Option<ReportGround>,
    after: Option<Uuid>,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.ground, a.display_name as "about?", r.filed_at, r.outcome
           from platform.reports r
           left join platform.accounts a on a.id = r.about_id
           where r.closed_at is null and ($1::text is null or r.ground = $1) and ($2::uuid is null or r.id > $2)
           order by r.id
           limit $3"#,
        ground.map(ReportGround::word),
        after,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// Those that are closed before one of them, the latest first.
pub(super) async fn closed(
    pool: &PgPool,
    _: &Operator,
    ground: Option<ReportGround>,
    before: Option<Uuid>,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.ground, a.display_name as "about?", r.filed_at, r.outcome
           from platform.reports r
           left join platform.accounts a on a.id = r.about_id
           where r.closed_at is not null and ($1::text is null or r.ground = $1) and ($2::uuid is null or r.id < $2)
           order by r.id desc
           limit $3"#,
        ground.map(ReportGround::word),
        before,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// Other reports about the person that a report is about, the latest first.
pub(super) async fn others_about(
    pool: &PgPool,
    _: &Operator,
    about: Uuid,
    report: Uuid,
    most: i64,
) -> Result<Vec<Row>, AppError> {
    let rows = sqlx::query_as!(
        Row,
        r#"select r.id, r.ground, a.display_name as "about?", r.filed_at, r.outcome
           from platform.reports r
           join platform.accounts a on a.id = r.about_id
           where r.about_id = $1 and r.id <> $2
           order by r.id desc
           limit $3"#,
        about,
        report,
        most,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows)
}

/// All of a report.
pub(super) struct Whole {
    pub(super) id: Uuid,
    pub(super) ground: String,
    pub(super) reporter_id: Option<Uuid>,
    pub(super) reporter: Option<String>,
    pub(super) about_id: Option<Uuid>,
    pub(super) about: Option<String>,
    pub(super) subject_kind: String,
    pub(super) subject_id: String,
    pub(super) words: String,
    pub(super) filed_at: DateTime<Utc>,
    pub(super) outcome: Option<String>,
    pub(super) closed_at: Option<DateTime<Utc>>,
}

/// One report.
///
/// # Errors
/// Not found.
pub(super) async fn one(pool: &PgPool, _: &Operator, report: Uuid) -> Result<Whole, AppError> {
    let whole = sqlx::query_as!(
        Whole,
        r#"select r.id, r.ground, r.reporter_id, w.display_name as "reporter?", r.about_id, a.display_name as "about?",
                  r.subject_kind, r.subject_id, r.words, r.filed_at, r.outcome, r.closed_at
           from platform.reports r
           left join platform.accounts w on w.id = r.reporter_id
           left join platform.accounts a on a.id = r.about_id
           where r.id = $1"#,
        report,
    )
    .fetch_one(pool)
    .await?;
    Ok(whole)
}

/// A report that was decided just now.
pub(super) struct Decided {
    pub(super) reporter: Option<AccountId>,
    pub(super) about: Option<AccountId>,
    pub(super) ground: String,
}

/// Decides what becomes of a report, and holds it until the transaction ends; nothing when it was decided
/// already, or is not there. Of two who decide at once the first to commit wins.
pub(super) async fn decide(
    transaction: &mut PgConnection,
    _: &Operator,
    report: Uuid,
    outcome: Outcome,
    now: DateTime<Utc>,
) -> Result<Option<Decided>, AppError> {
    let decided = sqlx::query_as!(
        Decided,
        r#"update platform.reports set outcome = $2, closed_at = $3
           where id = $1 and closed_at is null
           returning reporter_id as "reporter?: AccountId", about_id as "about?: AccountId", ground"#,
        report,
        outcome.word(),
        now,
    )
    .fetch_optional(transaction)
    .await?;
    Ok(decided)
}

/// Whether a report is there at all.
pub(super) async fn exists(transaction: &mut PgConnection, _: &Operator, report: Uuid) -> Result<bool, AppError> {
    let exists = sqlx::query_scalar!(
        r#"select exists (select from platform.reports where id = $1) as "exists!""#,
        report,
    )
    .fetch_one(transaction)
    .await?;
    Ok(exists)
}
