//! The link of a registration, sent once more.

use account::verification::write_for;
use platform::{account::Operator, context::RequestContext, error::AppError};
use serde_json::json;
use uuid::Uuid;

use crate::desk::{Deed, Reason, record};

/// Sends the link of a registration once more.
///
/// # Errors
/// Invalid, beside the field; not found; too many requests.
pub(super) async fn resend(
    context: &RequestContext,
    operator: &Operator,
    registration: &str,
    reason: &str,
) -> Result<(), AppError> {
    let reason = Reason::parse(context.language, reason)?;
    let registration = Uuid::parse_str(registration).map_err(|_| AppError::not_found())?;
    write_for(context, operator, registration).await?;
    let mut transaction = context.begin().await?;
    let deed = Deed {
        action: "operator.verification_resent",
        subject: &registration.to_string(),
        reason: &reason,
        detail: json!({}),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}
