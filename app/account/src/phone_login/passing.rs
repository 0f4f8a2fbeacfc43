//! From the code, in.

use platform::{audit, context::RequestContext, error::AppError};
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
    let right = match text_codes::check(context, Purpose::SignIn, typed).await {
        Ok(right) => right,
        Err(error) => {
            // What is no code at all is no try.
            if error.code == "code_wrong" {
                audit::record(context.pool(), context, None, "session.refused", "", json!({})).await?;
            }
            return Err(error);
        }
    };
    if second_factor::is_on(context, right.account).await? {
        return second_step::begin(context, right.account, FirstStep::Phone, right.next).await;
    }
    signin::start(context, right.account, FirstStep::Phone.word(), right.next).await
}
