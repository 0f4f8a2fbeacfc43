//! Asking for the current password again, before what matters.

use platform::{account::Member, context::RequestContext, error::AppError};

use super::{
    hashing,
    store::{self, Credential},
};
use crate::{
    i18n::{Locale, td_string},
    limits::CURRENT_PASSWORD,
};

/// Makes sure that it is the member who sits there, by the password typed into `current_password`.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(crate) async fn confirm_current(
    context: &RequestContext,
    member: &Member,
    typed: &str,
) -> Result<Credential, AppError> {
    CURRENT_PASSWORD.take(context, member.account()).await?;
    let credential = store::credential(context, member).await?;
    if !hashing::verify(typed, Some(&credential.password_hash)).await? {
        let locale = Locale::from(context.language);
        return Err(AppError::invalid_field(
            "current_password",
            "password_wrong",
            td_string!(locale, fields.current_password_wrong),
        ));
    }
    CURRENT_PASSWORD.give_back(context, member.account()).await?;
    Ok(credential)
}
