//! Changing the password while signed in.

use platform::{
    account::Member,
    audit,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    notify::{Event, Notice, notify},
    session,
};
use serde_json::json;

use super::{confirm_current, hashing, store};
use crate::{fields, sessions};

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
    let event_key = format!("password_changed:{}", context.new_id());
    let notice = Notice {
        account: member.account(),
        event_key: &event_key,
        event: Event::PasswordChanged {},
    };
    notify(&mut transaction, &context.services, notice).await?;
    audit::record(
        &mut *transaction,
        context,
        Some(member.account()),
        "password.changed",
        "",
        json!({}),
    )
    .await?;
    transaction.commit().await?;

    if let Some(session) = &context.session {
        session::sign_in(session, member.account()).await?;
    }
    Ok(())
}
