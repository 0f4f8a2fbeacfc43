//! Signing in.

use platform::{account::AccountId, audit, context::RequestContext, error::AppError, forms::Fields, session};
use serde_json::json;

use super::store::{self, Holder};
use crate::{
    address::EmailAddress,
    deletion, fields,
    i18n::{Locale, td_string},
    limits::{self, SIGN_IN_AS, SIGN_IN_FROM},
    password,
    registration::model::{Begun, next_page},
    verification,
};

/// Signs somebody in and gives the page to go on to: for an account that is to end, the one where
/// its owner may stay.
///
/// An address that nobody has, a wrong password and an address that is not confirmed yet get the
/// same answer after the same work: one look-up, one hash, one line of audit.
///
/// # Errors
/// Refused; invalid, beside the field; too many requests.
pub async fn sign_in(context: &RequestContext, email: &str, typed: &str, next: &str) -> Result<String, AppError> {
    let mut fields = Fields::default();
    let email = fields::email(&mut fields, context.language, "email", email);
    fields.finish()?;
    let email = email.ok_or_else(fields::incomplete)?;
    SIGN_IN_FROM.take(context, limits::place(context.ip)).await?;
    SIGN_IN_AS.take(context, limits::of(&email)).await?;

    let candidate = store::candidate(context, &email).await?;
    let hash = candidate.as_ref().map(|candidate| candidate.password_hash.as_str());
    let right = password::verify(typed, hash).await?;
    match candidate.map(|candidate| candidate.holder) {
        Some(Holder::Account(account)) if right => {
            enter(context, &email, account).await?;
            if deletion::is_planned(context.pool(), account).await? {
                return Ok(deletion::PAGE.to_owned());
            }
        }
        holder => {
            let account = if let Some(Holder::Account(account)) = holder {
                Some(account)
            } else {
                None
            };
            audit::record(context.pool(), context, account, "session.refused", "", json!({})).await?;
            if let (Some(Holder::Registration(registration)), true) = (holder, right) {
                verification::write_again(context, &email, registration, next_page(next)).await?;
            }
            let locale = Locale::from(context.language);
            return Err(AppError::refused("credentials", td_string!(locale, login.refused)));
        }
    }
    Ok(next_page(next))
}

async fn enter(context: &RequestContext, email: &EmailAddress, account: AccountId) -> Result<(), AppError> {
    SIGN_IN_FROM.give_back(context, limits::place(context.ip)).await?;
    SIGN_IN_AS.give_back(context, limits::of(email)).await?;
    audit::record(
        context.pool(),
        context,
        Some(account),
        "session.started",
        "",
        json!({ "by": "password" }),
    )
    .await?;
    let session = context
        .session
        .as_ref()
        .ok_or_else(|| AppError::internal("signing in needs a session"))?;
    Begun::forget(session).await?;
    session::sign_in(session, account).await
}
