//! Putting a report where the desk finds it.

use chrono::TimeDelta;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{ReportGround, Words, store};
use crate::{account::AccountId, error::AppError, limits::Limit, services::Services};

/// Reports of one account, whatever they are about. Whoever offers a form takes it before [`file`].
pub const FILED: Limit = Limit::new("reports", 5, TimeDelta::days(1));

/// What is reported.
#[derive(Clone, Debug)]
pub struct NewReport<'a> {
    /// Who reports it.
    pub reporter: AccountId,
    /// Whom it is about, where it is somebody; never the reporter.
    pub about: Option<AccountId>,
    /// What it is about.
    pub subject: Subject<'a>,
    /// What is wrong.
    pub ground: ReportGround,
    /// What the reporter wrote.
    pub words: &'a Words,
}

/// The thing that a report is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// A word of the area's: `page`, `profile`, `message`.
    pub kind: &'static str,
    /// Which one, at most 200 characters; empty where it is not known.
    pub id: &'a str,
}

/// Files a report, in the transaction of the form that was sent, and gives its id.
///
/// # Errors
/// Internal; also where somebody would report themselves.
pub async fn file(
    transaction: &mut PgConnection,
    services: &Services,
    report: NewReport<'_>,
) -> Result<Uuid, AppError> {
    let now = services.clock.now();
    let id = services.chance.id(now);
    store::insert(transaction, id, &report, now).await?;
    Ok(id)
}
