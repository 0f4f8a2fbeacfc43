//! Writing again to an address that is not confirmed yet.

use platform::{account::Operator, context::RequestContext, error::AppError, language::Language};
use uuid::Uuid;

use crate::{
    address::EmailAddress,
    limits::{self, CONFIRM_AGAIN},
    mail_token::MailToken,
    registration::{
        ask_to_confirm,
        model::{Begun, next_page},
        store::{NewRegistration, insert},
    },
};

/// Sends another link for a registration whose password somebody knows; this browser may then
/// confirm it without being asked for it again. The first link stays good. Silent when that was
/// done often enough.
///
/// # Errors
/// Internal.
pub(crate) async fn write_again(
    context: &RequestContext,
    email: &EmailAddress,
    registration: Uuid,
    next: String,
) -> Result<(), AppError> {
    if CONFIRM_AGAIN.take(context, limits::of(email)).await.is_err() {
        return Ok(());
    }
    let Some(begun) = ask_anew(context, email, registration, next).await? else {
        return Ok(());
    };
    match &context.session {
        Some(session) => begun.remember(session).await,
        None => Ok(()),
    }
}

/// Sends another link for a registration, for an operator whom its owner asked: their browser may
/// confirm nothing with it.
///
/// # Errors
/// Not found, when nothing waits under that id; too many requests.
pub async fn write_for(context: &RequestContext, _: &Operator, registration: Uuid) -> Result<(), AppError> {
    let former = super::store::registration(context.pool(), registration).await?;
    let email = former.and_then(|former| EmailAddress::parse(&former.email));
    let email = email.ok_or_else(AppError::not_found)?;
    CONFIRM_AGAIN.take(context, limits::of(&email)).await?;
    let begun = ask_anew(context, &email, registration, next_page("")).await?;
    begun.map(drop).ok_or_else(AppError::not_found)
}

/// Writes a link of its own for a registration that waits; the first stays good.
async fn ask_anew(
    context: &RequestContext,
    email: &EmailAddress,
    registration: Uuid,
    next: String,
) -> Result<Option<Begun>, AppError> {
    let Some(former) = super::store::registration(context.pool(), registration).await? else {
        return Ok(None);
    };
    let token = MailToken::draw(&context.services.chance);
    let begun = Begun {
        id: context.new_id(),
        next,
    };
    let registration = NewRegistration {
        id: begun.id,
        email,
        password_hash: &former.password_hash,
        display_name: &former.display_name,
        language: Language::from_tag(&former.language).unwrap_or_default(),
        time_zone: &former.time_zone,
        terms_version: &former.terms_version,
        token: &token,
    };
    let mut transaction = context.begin().await?;
    insert(&mut transaction, &registration, context.now()).await?;
    ask_to_confirm(context, &mut transaction, &registration).await?;
    transaction.commit().await?;
    Ok(Some(begun))
}
