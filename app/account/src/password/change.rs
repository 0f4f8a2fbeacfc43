//! Changing the password while signed in.

use platform::{account::Member, context::RequestContext, error::AppError, forms::Fields, notify::Event, session};

use super::{confirm_current, hashing, store};
use crate::{
    deed::{self, Deed},
    fields, sessions,
};

/// Changes the password of a member who knows the present one, or gives one to who has none yet. Every other browser is signed out
/// and this one gets a new session.
///
/// # Errors
/// Invalid, beside the fields; too many requests.
pub async fn change_password(
    context: &RequestContext,
    member: &Member,
    current_password: &str,
    new_password: &str,
) -> Result<(), AppError> {
    let credential = confirm_current(context, member, current_password).await?;
    let mut fields = Fields::default();
    let own = [member.display_name(), credential.email.as_deref().unwrap_or_default()];
    let password = fields::new_password(&mut fields, context.language, "new_password", new_password, &own);
    fields.finish()?;
    let password = password.ok_or_else(fields::incomplete)?;
    let hash = hashing::hash(&context.services.chance, password).await?;

    let mut transaction = context.begin().await?;
    store::replace(&mut transaction, member.account(), &hash).await?;
    sessions::store::revoke_others(
        &mut transaction,
        member.account(),
        sessions::current_key(context).as_deref(),
    )
    .await?;
    sessions::store::announce(&mut transaction, member.account()).await?;
    let deed = Deed::new("password.changed", Event::PasswordChanged {});
    deed::tell(context, &mut transaction, member.account(), deed).await?;
    transaction.commit().await?;

    if let Some(session) = &context.session {
        session::sign_in(session, member.account()).await?;
    }
    Ok(())
}
