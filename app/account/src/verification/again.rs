//! Writing again to an address that is not confirmed yet.

use platform::{context::RequestContext, error::AppError, language::Language};
use uuid::Uuid;

use crate::{
    address::EmailAddress,
    limits::{self, CONFIRM_AGAIN},
    mail_token::MailToken,
    registration::{
        ask_to_confirm,
        model::Begun,
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
    let Some(former) = super::store::registration(context.pool(), registration).await? else {
        return Ok(());
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
    match &context.session {
        Some(session) => begun.remember(session).await,
        None => Ok(()),
    }
}
