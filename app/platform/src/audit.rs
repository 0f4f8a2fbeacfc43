//! The audit log: what was done, by whom. Append-only, no personal data beyond the account's id.

use serde_json::Value;
use sqlx::PgExecutor;

use crate::{account::AccountId, context::RequestContext, error::AppError, services::Services};

/// Writes one line. `action` is a stable word such as `session.started`; `subject` is an id.
pub async fn record(
    database: impl PgExecutor<'_>,
    context: &RequestContext,
    account: Option<AccountId>,
    action: &str,
    subject: &str,
    detail: Value,
) -> Result<(), AppError> {
    record_from_job(database, &context.services, account, action, subject, detail).await
}

/// The same, outside a request.
pub async fn record_from_job(
    database: impl PgExecutor<'_>,
    services: &Services,
    account: Option<AccountId>,
    action: &str,
    subject: &str,
    detail: Value,
) -> Result<(), AppError> {
    let now = services.clock.now();
    sqlx::query!(
        "insert into platform.audit_log (id, at, account_id, action, subject, detail) values ($1, $2, $3, $4, $5, $6)",
        services.chance.id(now),
        now,
        account.map(|account| account.0),
        action,
        subject,
        detail,
    )
    .execute(database)
    .await?;
    Ok(())
}
