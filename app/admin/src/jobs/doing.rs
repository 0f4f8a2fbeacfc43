//! What an operator does with a job that was given up.

use platform::{account::Operator, context::RequestContext, error::AppError, jobs::supervision};
use serde_json::json;

use crate::desk::{Deed, Reason, record};

/// What becomes of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It tries again.
    Retried,
    /// It is thrown away.
    Deleted,
}

/// Retries or deletes a job that was given up.
///
/// # Errors
/// Invalid, beside the field; not found, also when it was not given up.
pub(super) async fn decide(
    context: &RequestContext,
    operator: &Operator,
    (job, fate): (&str, Fate),
    reason: &str,
) -> Result<(), AppError> {
    let reason = Reason::parse(context.language, reason)?;
    let number: i64 = job.parse().map_err(|_| AppError::not_found())?;
    let mut transaction = context.begin().await?;
    let (kind, action) = match fate {
        Fate::Retried => (
            supervision::retry(&mut transaction, operator, number).await?,
            "operator.job_retried",
        ),
        Fate::Deleted => (
            supervision::delete(&mut transaction, operator, number).await?,
            "operator.job_deleted",
        ),
    };
    let deed = Deed {
        action,
        subject: &number.to_string(),
        reason: &reason,
        detail: json!({ "kind": kind }),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}
