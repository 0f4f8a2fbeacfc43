//! Sending a letter again that was given up.

use platform::{account::Operator, context::RequestContext, error::AppError, notify::mail};
use serde_json::json;
use uuid::Uuid;

use crate::desk::{Deed, Reason, record};

/// Puts a letter that was given up back among those that wait.
///
/// # Errors
/// Invalid, beside the field; not found, also when it was not given up.
pub(super) async fn resend(
    context: &RequestContext,
    operator: &Operator,
    letter: &str,
    reason: &str,
) -> Result<(), AppError> {
    let reason = Reason::parse(context.language, reason)?;
    let letter = Uuid::parse_str(letter).map_err(|_| AppError::not_found())?;
    let mut transaction = context.begin().await?;
    mail::resend(&mut transaction, operator, letter).await?;
    let deed = Deed {
        action: "operator.letter_resent",
        subject: &letter.to_string(),
        reason: &reason,
        detail: json!({}),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}
