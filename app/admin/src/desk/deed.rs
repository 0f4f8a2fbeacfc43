//! What an operator did, for the audit log.

use platform::{account::Operator, audit, context::RequestContext, error::AppError};
use serde_json::Value;
use sqlx::PgConnection;

use super::Reason;

/// What an operator did.
#[derive(Debug)]
pub(crate) struct Deed<'a> {
    /// A stable word that begins with `operator.`.
    pub(crate) action: &'static str,
    /// The id of what it was done to.
    pub(crate) subject: &'a str,
    /// Why.
    pub(crate) reason: &'a Reason,
    /// What else there is to know: an object, without personal data.
    pub(crate) detail: Value,
}

/// Writes a deed down, in the transaction in which it is done.
///
/// # Errors
/// Internal.
pub(crate) async fn record(
    transaction: &mut PgConnection,
    context: &RequestContext,
    operator: &Operator,
    deed: Deed<'_>,
) -> Result<(), AppError> {
    let mut detail = deed.detail;
    if let Value::Object(fields) = &mut detail {
        fields.insert("reason".to_owned(), deed.reason.as_str().into());
    }
    audit::record(
        transaction,
        context,
        Some(operator.account()),
        deed.action,
        deed.subject,
        detail,
    )
    .await
}
