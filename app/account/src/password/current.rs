//! Asking for the current password again, before what matters.

use platform::{
    account::{Member, Reauthenticated},
    context::RequestContext,
    error::AppError,
};

use super::{
    hashing,
    store::{self, Credential},
};
use crate::{
    i18n::{Locale, td_string},
    limits::CURRENT_PASSWORD,
};

/// Makes sure that it is the member who sits there, by the password typed into `current_password`. Who
/// has none must have proved it lately, by a code.
///
/// # Errors
/// Invalid, beside the field; too many requests; re-authentication required.
pub(crate) async fn confirm_current(
    context: &RequestContext,
    member: &Member,
    typed: &str,
) -> Result<Credential, AppError> {
    let credential = store::credential(context, member).await?;
    let Some(hash) = &credential.password_hash else {
        Reauthenticated::of(context).await?;
        return Ok(credential);
    };
    CURRENT_PASSWORD.take(context, member.account()).await?;
    if !hashing::verify(typed, Some(hash)).await? {
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
