//! From the code, in.

use platform::{account::AccountId, audit, context::RequestContext, error::AppError};
use serde_json::json;

use crate::{
    second_factor,
    second_step::{self, FirstStep},
    signin,
    text_codes::{self, Purpose},
};

/// The number for which this browser waits for a code, as people read it.
///
/// # Errors
/// Internal.
pub(super) async fn waiting(context: &RequestContext) -> Result<Option<String>, AppError> {
    let number = text_codes::waiting(context, Purpose::SignIn).await?;
    Ok(number.map(|number| number.shown()))
}

/// Signs in whose phone received the code, and gives the page to go on to. Whoever has a second factor
/// is not signed in yet: the page to go on to asks for it.
///
/// # Errors
/// Invalid, beside the field; refused, when there is no code any more that could be right.
pub(super) async fn pass(context: &RequestContext, typed: &str) -> Result<String, AppError> {
    let right = match text_codes::check_account(context, Purpose::SignIn, typed).await {
        Ok(right) => right,
        Err(error) => {
            // What is no code at all is no try.
            if error.code == "code_wrong" {
                audit::record(context.pool(), context, None, "session.refused", "", json!({})).await?;
            }
            return Err(error);
        }
    };
    enter(context, right.holder, right.next).await
}

/// Signs in whose phone is at hand, as far as that is enough.
///
/// # Errors
/// Internal.
pub(crate) async fn enter(context: &RequestContext, account: AccountId, next: String) -> Result<String, AppError> {
    if second_factor::is_on(context, account).await? {
        return second_step::begin(context, account, FirstStep::Phone, next).await;
    }
    signin::start(context, account, FirstStep::Phone.word(), next).await
}
