//! Consents in the database.

use platform::{account::Member, context::RequestContext, error::AppError};

use super::model::Consent;
use crate::moment::moment;

/// What a member agreed to, the latest first.
///
/// # Errors
/// Internal.
pub async fn consents(context: &RequestContext, member: &Member) -> Result<Vec<Consent>, AppError> {
    let rows = sqlx::query!(
        "select kind, version, given_at from platform.consents where account_id = $1 order by given_at desc, kind",
        member.account().0,
    )
    .fetch_all(context.pool())
    .await?;
    let told = |at| moment(context.language, member.time_zone(), at, context.now());
    Ok(rows
        .into_iter()
        .map(|row| Consent {
            kind: row.kind,
            version: row.version,
            given: told(row.given_at),
        })
        .collect())
}
