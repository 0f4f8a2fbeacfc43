//! Signing in by a passkey.

use platform::{audit, context::RequestContext, error::AppError, session};
use serde_json::json;

use super::checking::check;
use crate::{registration::model::next_page, signin};

/// Signs in whose device has the passkey, and gives the page to go on to. No second step is asked for:
/// the device has asked already.
///
/// # Errors
/// Refused; not found, where there are no passkeys.
pub(super) async fn sign_in(context: &RequestContext, answered: &str, next: &str) -> Result<String, AppError> {
    match check(context, answered).await {
        Ok(account) => {
            let page = signin::start(context, account, "passkey", next_page(next)).await?;
            session::show_factor(context.session()?, account, context.now()).await?;
            Ok(page)
        }
        Err(error) => {
            if error.code == "passkey_refused" {
                audit::record(
                    context.pool(),
                    context,
                    None,
                    "session.refused",
                    "",
                    json!({ "by": "passkey" }),
                )
                .await?;
            }
            Err(error)
        }
    }
}
