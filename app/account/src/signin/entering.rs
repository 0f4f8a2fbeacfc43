//! Signing in.

use platform::{
    account::{AccountId, store::is_suspended},
    audit,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    session,
};
use serde_json::json;

use super::store::{self, Holder};
use crate::{
    deletion, fields,
    i18n::{Locale, td_string},
    limits, password,
    registration::model::next_page,
    second_factor,
    second_step::{self, FirstStep},
    tries::Tries,
    verification,
};

/// Signs somebody in and gives the page to go on to. Whoever has a second factor is not signed in
/// yet: the page to go on to asks for it.
///
/// Tries in a browser that the account has been signed in to with before are counted apart. An
/// address that nobody has, a wrong password and an address that is not confirmed yet get the same
/// answer after the same work: one look-up, one hash, one line of audit.
///
/// # Errors
/// Refused; invalid, beside the field; too many requests.
pub async fn sign_in(context: &RequestContext, email: &str, typed: &str, next: &str) -> Result<String, AppError> {
    let mut fields = Fields::default();
    let email = fields::email(&mut fields, context.language, "email", email);
    fields.finish()?;
    let email = email.ok_or_else(fields::incomplete)?;
    let candidate = store::candidate(context, &email).await?;
    let account = match candidate.as_ref().map(|candidate| candidate.holder) {
        Some(Holder::Account(account)) => Some(account),
        _ => None,
    };
    let tries = Tries::at_a_password(context, account, limits::of(&email));
    tries.take(context).await?;

    let hash = candidate
        .as_ref()
        .and_then(|candidate| candidate.password_hash.as_deref());
    let right = password::verify(typed, hash).await?;
    match candidate.map(|candidate| candidate.holder) {
        Some(Holder::Account(account)) if right => {
            tries.give_back(context).await?;
            enter(context, account, next_page(next)).await
        }
        holder => {
            audit::record(context.pool(), context, account, "session.refused", "", json!({})).await?;
            if let (Some(Holder::Registration(registration)), true) = (holder, right) {
                verification::write_again(context, &email, registration, next_page(next)).await?;
            }
            let locale = Locale::from(context.language);
            Err(AppError::refused("credentials", td_string!(locale, login.refused)))
        }
    }
}

/// The password was right.
async fn enter(context: &RequestContext, account: AccountId, next: String) -> Result<String, AppError> {
    if second_factor::is_on(context, account).await? {
        return second_step::begin(context, account, FirstStep::Password, next).await;
    }
    start(context, account, FirstStep::Password.word(), next).await
}

/// Signs an account in whose owner has just shown all that is asked for; `by` says what, for the
/// audit log. It counts as a proof for what an unattended browser must not give away.
///
/// Gives the page to go on to: `next`, or for an account that is to end the one where its owner may
/// stay.
///
/// # Errors
/// Refused, while the account is suspended: told to nobody who has not shown all that is asked for.
pub(crate) async fn start(
    context: &RequestContext,
    account: AccountId,
    by: &str,
    next: String,
) -> Result<String, AppError> {
    refuse_suspended(context, account).await?;
    audit::record(
        context.pool(),
        context,
        Some(account),
        "session.started",
        "",
        json!({ "by": by }),
    )
    .await?;
    let session = context.session()?;
    session::sign_in(session, account).await?;
    session::prove(session, account, context.now()).await?;
    context.known_browser.remember(&context.services, account)?;
    let ends = deletion::is_planned(context.pool(), account).await?;
    Ok(if ends { deletion::PAGE.to_owned() } else { next })
}

async fn refuse_suspended(context: &RequestContext, account: AccountId) -> Result<(), AppError> {
    if !is_suspended(context.pool(), account).await? {
        return Ok(());
    }
    audit::record(
        context.pool(),
        context,
        Some(account),
        "session.refused",
        "",
        json!({ "suspended": true }),
    )
    .await?;
    let sentence = td_string!(Locale::from(context.language), login.suspended);
    Err(AppError::refused("account_suspended", sentence))
}
