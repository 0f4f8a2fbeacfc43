//! Choosing another password with a link.

use platform::{account::AccountId, context::RequestContext, error::AppError, forms::Fields, notify::Event, session};

use super::store;
use crate::{
    deed::{self, Deed},
    fields,
    i18n::{Locale, td_string},
    password, sessions,
    verification::model::LinkState,
};

/// What a link is still good for.
///
/// # Errors
/// Internal.
pub async fn state(context: &RequestContext, token: &str) -> Result<LinkState, AppError> {
    let link = store::link(context.pool(), token, context.now()).await?;
    Ok(link.map_or(LinkState::Gone, |link| link.state))
}

/// Gives the link's account another password. Everybody who was signed in with it is signed out;
/// the next step is to sign in.
///
/// # Errors
/// Invalid, beside the field; refused when the link is no longer good.
pub async fn reset(context: &RequestContext, token: &str, new_password: &str) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let gone = || AppError::refused("link_gone", td_string!(locale, reset.gone));
    let link = store::link(context.pool(), token, context.now())
        .await?
        .ok_or_else(gone)?;
    match link.state {
        LinkState::Open => {}
        LinkState::Expired => return Err(AppError::refused("link_expired", td_string!(locale, reset.expired))),
        LinkState::Gone => return Err(gone()),
    }
    let mut fields = Fields::default();
    let own = [link.email.as_str(), &link.display_name];
    let chosen = fields::new_password(&mut fields, context.language, "new_password", new_password, &own);
    fields.finish()?;
    let hash = password::hash(&context.services.chance, chosen.ok_or_else(fields::incomplete)?).await?;

    let mut transaction = context.begin().await?;
    let account = store::take(&mut transaction, token, context.now())
        .await?
        .ok_or_else(gone)?;
    password::store::replace(&mut transaction, account, &hash).await?;
    sessions::store::revoke_others(&mut transaction, account, None).await?;
    let deed = Deed::new("password.reset", Event::PasswordChanged {});
    deed::tell(context, &mut transaction, account, deed).await?;
    transaction.commit().await?;
    leave_revoked(context, account).await
}

/// This browser may have been signed in to the account: what it holds is worth nothing now.
async fn leave_revoked(context: &RequestContext, account: AccountId) -> Result<(), AppError> {
    match (&context.session, &context.viewer) {
        (Some(session), Some(viewer)) if viewer.id == account => session::sign_out(session).await,
        _ => Ok(()),
    }
}
