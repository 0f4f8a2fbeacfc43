//! What happens when somebody proves that it is they.

use platform::{account::Member, audit, context::RequestContext, error::AppError, forms::is_local, session};
use serde_json::json;

use super::model::Ways;
use crate::{
    i18n::{Locale, td_string},
    passkeys,
    password::{confirm_current, store::credential},
    phone, providers, second_factor,
    text_codes::{self, Addressee, Purpose, Request},
};

/// Where somebody goes on to who did not come from anywhere.
const FALLBACK: &str = "/account/security";

/// By what a member may prove that it is they.
///
/// # Errors
/// Internal.
pub(super) async fn ways(context: &RequestContext, member: &Member) -> Result<Ways, AppError> {
    let password = credential(context, member).await?.password_hash.is_some();
    let pool = context.pool();
    // What carriers and providers say proves less than what one knows.
    let text = !password && phone::store::of(pool, member).await?.is_some();
    let providers = if password {
        Vec::new()
    } else {
        providers::linked(context, member).await?
    };
    Ok(Ways {
        password,
        text,
        app: second_factor::is_on(context, member.account()).await?,
        passkey: passkeys::store::has_any(pool, member.account()).await?,
        providers,
    })
}

/// Sends a code to the member's phone.
///
/// # Errors
/// Not found, when they have none; too many requests.
pub(super) async fn send_text(context: &RequestContext, member: &Member) -> Result<(), AppError> {
    let kept = phone::store::of(context.pool(), member)
        .await?
        .ok_or_else(AppError::not_found)?;
    text_codes::count(context, &kept.number).await?;
    let request = Request {
        purpose: Purpose::Confirm,
        number: &kept.number,
        addressee: Addressee::Account(member.account(), context.language),
        next: String::new(),
    };
    text_codes::send(context, request).await
}

/// Proves it by a code that was sent to one's phone, and gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; refused, when no code is waited for.
pub(super) async fn by_text(
    context: &RequestContext,
    member: &Member,
    typed: &str,
    next: &str,
) -> Result<String, AppError> {
    let right = text_codes::check_account(context, Purpose::Confirm, typed).await?;
    if right.holder != member.account() {
        return Err(AppError::not_found());
    }
    remember(context, member, "phone").await?;
    Ok(page(next))
}

/// The page that asks who sits there, once more, on the way to another.
pub(super) fn once_more(next: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(page(next).as_bytes()).collect();
    format!("/account/confirm?next={next}")
}

/// Proves it by the current password, and gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn by_password(
    context: &RequestContext,
    member: &Member,
    typed: &str,
    next: &str,
) -> Result<String, AppError> {
    confirm_current(context, member, typed).await?;
    remember(context, member, "password").await?;
    Ok(page(next))
}

/// Proves it by a code of one's phone, and gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn by_code(
    context: &RequestContext,
    member: &Member,
    typed: &str,
    next: &str,
) -> Result<String, AppError> {
    second_factor::check_code(context, member.account(), typed).await?;
    remember(context, member, "code").await?;
    session::show_factor(context.session()?, member.account(), context.now()).await?;
    Ok(page(next))
}

/// Proves it by a passkey, and gives the page to go on to.
///
/// # Errors
/// Refused, when it is none of theirs.
pub(super) async fn by_passkey(
    context: &RequestContext,
    member: &Member,
    answered: &str,
    next: &str,
) -> Result<String, AppError> {
    if passkeys::check(context, answered).await? != member.account() {
        let message = td_string!(Locale::from(context.language), passkeys.refused);
        return Err(AppError::refused("passkey_refused", message));
    }
    remember(context, member, "passkey").await?;
    // It asked for the finger or the code of the device: what one has, and what one is or knows.
    session::show_factor(context.session()?, member.account(), context.now()).await?;
    Ok(page(next))
}

/// Leaves for a provider that is asked to look anew.
///
/// # Errors
/// Not found, when it does not open their account; as [`providers::leave`].
pub(super) async fn leave_for(
    context: &RequestContext,
    member: &Member,
    provider: &str,
    next: &str,
) -> Result<(), AppError> {
    let mut linked = ways(context, member).await?.providers.into_iter();
    if !linked.any(|named| named.provider.word() == provider) {
        return Err(AppError::not_found());
    }
    let purpose = providers::Purpose::Confirm(member.account());
    providers::leave(context, provider, purpose, page(next)).await
}

/// The session may do more from now on, so it gets another id (OWASP ASVS 5.0, 7.2.4).
pub(crate) async fn remember(context: &RequestContext, member: &Member, by: &str) -> Result<(), AppError> {
    audit::record(
        context.pool(),
        context,
        Some(member.account()),
        "session.reauthenticated",
        "",
        json!({ "by": by }),
    )
    .await?;
    let session = context.session()?;
    session::renew(session).await?;
    session::prove(session, member.account(), context.now()).await
}

/// The page that was asked for, if it is one of ours.
pub(crate) fn page(asked: &str) -> String {
    if is_local(asked) { asked } else { FALLBACK }.to_owned()
}
