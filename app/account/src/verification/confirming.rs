//! What happens when a link is followed.

use platform::{audit, context::RequestContext, error::AppError, session};
use serde_json::json;

use super::{
    model::LinkState,
    store::{self, Waiting},
};
use crate::{
    i18n::{Locale, td_string},
    limits::{self, CONFIRM_PASSWORD, SIGN_IN_FROM},
    password,
    registration::model::{Begun, next_page},
};

/// What a link is still good for.
///
/// # Errors
/// Internal.
pub async fn state(context: &RequestContext, token: &str) -> Result<LinkState, AppError> {
    Ok(match store::of_link(context.pool(), token).await? {
        None => LinkState::Gone,
        Some(waiting) if waiting.expires_at <= context.now() => LinkState::Expired,
        Some(_) => LinkState::Open,
    })
}

/// Confirms in the browser that registered, and gives the page to go on to. `None` in any other.
///
/// # Errors
/// Internal.
pub async fn confirm_here(context: &RequestContext, token: &str) -> Result<Option<String>, AppError> {
    let Some(session) = &context.session else {
        return Ok(None);
    };
    let Some(begun) = Begun::of(session).await? else {
        return Ok(None);
    };
    match store::of_link(context.pool(), token).await? {
        Some(waiting) if waiting.id == begun.id => make_account(context, &waiting, begun.next).await,
        _ => Ok(None),
    }
}

/// Confirms in another browser, with the password chosen at registering, and gives the page to go
/// on to.
///
/// # Errors
/// Invalid, beside the field; refused when the link is no longer good; too many requests.
pub async fn confirm_with_password(context: &RequestContext, token: &str, typed: &str) -> Result<String, AppError> {
    let locale = Locale::from(context.language);
    let gone = || AppError::refused("link_gone", td_string!(locale, verify.gone));
    SIGN_IN_FROM.take(context, limits::place(context.ip)).await?;
    let Some(waiting) = store::of_link(context.pool(), token).await? else {
        return Err(gone());
    };
    CONFIRM_PASSWORD.take(context, waiting.id).await?;
    if !password::verify(typed, Some(&waiting.password_hash)).await? {
        return Err(AppError::invalid_field(
            "password",
            "password_wrong",
            td_string!(locale, verify.password_wrong),
        ));
    }
    SIGN_IN_FROM.give_back(context, limits::place(context.ip)).await?;
    if waiting.expires_at <= context.now() {
        return Err(AppError::refused("link_expired", td_string!(locale, verify.expired)));
    }
    make_account(context, &waiting, next_page("")).await?.ok_or_else(gone)
}

/// Makes the account and signs it in.
async fn make_account(context: &RequestContext, waiting: &Waiting, next: String) -> Result<Option<String>, AppError> {
    let mut transaction = context.begin().await?;
    let Some(account) = store::confirm(&mut transaction, &context.services, waiting.id).await? else {
        transaction.commit().await?;
        return Ok(None);
    };
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "account.created",
        &account.to_string(),
        json!({}),
    )
    .await?;
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "session.started",
        "",
        json!({ "by": "link" }),
    )
    .await?;
    transaction.commit().await?;
    if let Some(session) = &context.session {
        session::sign_in(session, account).await?;
        context.known_browser.remember(&context.services, account)?;
    }
    Ok(Some(next))
}
