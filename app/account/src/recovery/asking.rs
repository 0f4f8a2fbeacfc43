//! Asking for another password.

use std::time::Duration;

use platform::{
    context::RequestContext,
    error::AppError,
    forms::Fields,
    notify::mail::{self, Letter, LetterKind},
};
use tokio::time::{Instant, sleep_until};

use super::store;
use crate::{
    address::EmailAddress,
    fields,
    limits::{self, RESET_AS, RESET_FROM},
    mail_token::MailToken,
    registration::store::owner_of,
};

/// No answer comes sooner: writing a letter takes longer than writing none, and the difference
/// would tell who has an account.
const SOONEST: Duration = Duration::from_millis(200);

/// Sends a link to the address, if it belongs to an account. The answer and its time are the same
/// if it does not.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub async fn ask(context: &RequestContext, email: &str) -> Result<(), AppError> {
    let begun = Instant::now();
    let mut fields = Fields::default();
    let email = fields::email(&mut fields, context.language, "email", email);
    fields.finish()?;
    let email = email.ok_or_else(fields::incomplete)?;
    RESET_FROM.take(context, limits::place(context.ip)).await?;
    RESET_AS.take(context, limits::of(&email)).await?;
    write(context, &email).await?;
    sleep_until(begun + SOONEST).await;
    Ok(())
}

async fn write(context: &RequestContext, email: &EmailAddress) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    let Some(owner) = owner_of(&mut transaction, email).await? else {
        return Ok(());
    };
    let token = MailToken::draw(&context.services.chance);
    store::insert(&mut transaction, owner.account, &token, context.now()).await?;
    let letter = Letter {
        event_key: &format!("reset:{}", context.new_id()),
        account: Some(owner.account),
        recipient: email.as_str(),
        language: owner.language,
        kind: LetterKind::ResetPassword {
            name: owner.display_name,
            link: mail::link(&context.services, &format!("/reset/{}", token.as_str())),
        },
    };
    mail::enqueue(&mut transaction, &context.services, letter).await?;
    transaction.commit().await?;
    Ok(())
}
