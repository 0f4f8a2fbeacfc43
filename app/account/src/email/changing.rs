//! What happens when somebody wants another address.

use platform::{
    account::Member,
    audit,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    notify::{
        Event,
        mail::{self, Letter, LetterKind},
    },
};
use serde_json::json;

use super::{
    model::{PasswordMeans, SignInMeans},
    store,
};
use crate::{
    deed::{self, Deed},
    fields,
    i18n::{Locale, td_string},
    limits::CHANGE_ADDRESS,
    mail_token::MailToken,
    password::{confirm_current, store::credential},
    registration::{store::owner_of, tell_owner},
    verification::model::LinkState,
};

/// Writes to the new address, or to its owner if it already has an account; the answer is the
/// same.
///
/// # Errors
/// Invalid, beside the fields; too many requests.
pub async fn ask(
    context: &RequestContext,
    member: &Member,
    new_email: &str,
    current_password: &str,
) -> Result<(), AppError> {
    let mut fields = Fields::default();
    let new = fields::email(&mut fields, context.language, "email", new_email);
    fields.finish()?;
    let new = new.ok_or_else(fields::incomplete)?;
    let credential = confirm_current(context, member, current_password).await?;
    if credential.email.as_deref() == Some(new.as_str()) {
        let locale = Locale::from(context.language);
        return Err(AppError::invalid_field(
            "email",
            "email_same",
            td_string!(locale, email.same),
        ));
    }
    CHANGE_ADDRESS.take(context, member.account()).await?;

    let event = context.new_id();
    let mut transaction = context.begin().await?;
    if let Some(owner) = owner_of(&mut transaction, &new).await? {
        tell_owner(context, &mut transaction, &new, owner, event).await?;
    } else {
        let token = MailToken::draw(&context.services.chance);
        store::replace_link(&mut transaction, member, &new, &token, context.now()).await?;
        let letter = Letter {
            event_key: &format!("confirm_address:{event}"),
            account: Some(member.account()),
            recipient: new.as_str(),
            language: context.language,
            kind: LetterKind::ConfirmNewAddress {
                name: member.display_name().to_owned(),
                link: mail::link(&context.services, &format!("/account/email/{}", token.as_str())),
            },
        };
        mail::enqueue(&mut transaction, &context.services, letter).await?;
    }
    audit::record(
        &mut *transaction,
        context,
        Some(member.account()),
        "email.change_asked",
        "",
        json!({}),
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}

/// By what a member signs in, beside the phone.
///
/// # Errors
/// Not found, when the account is gone.
pub async fn means(context: &RequestContext, member: &Member) -> Result<SignInMeans, AppError> {
    let credential = credential(context, member).await?;
    Ok(SignInMeans {
        email: credential.email,
        password: match credential.password_hash {
            Some(_) => PasswordMeans::Chosen,
            None => PasswordMeans::None,
        },
    })
}

/// What a link is still good for.
///
/// # Errors
/// Internal.
pub async fn state(context: &RequestContext, token: &str) -> Result<LinkState, AppError> {
    store::state(context.pool(), token, context.now()).await
}

/// Gives the account the new address. The link alone decides, in whatever browser it is opened.
///
/// # Errors
/// Refused when the link is no longer good or the address was taken meanwhile.
pub async fn confirm(context: &RequestContext, token: &str) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let gone = || AppError::refused("link_gone", td_string!(locale, email.gone));
    let mut transaction = context.begin().await?;
    let asked = store::take(&mut transaction, token, context.now())
        .await?
        .ok_or_else(gone)?;
    let store::Former(former) = store::move_to(&mut transaction, &asked).await?.ok_or_else(gone)?;
    let deed = Deed::new("email.changed", Event::EmailChanged { former });
    deed::tell(context, &mut transaction, asked.account, deed).await?;
    transaction.commit().await?;
    Ok(())
}
