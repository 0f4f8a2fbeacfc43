//! From the code to the account.

use platform::{account::AccountId, audit, context::RequestContext, error::AppError, phone::PhoneNumber};
use serde_json::json;

use crate::{
    phone, phone_login,
    registration::{NewAccount, create_account},
    second_step::FirstStep,
    signin,
    text_codes::{self, Holder, Newcomer, Purpose},
};

/// The number for which this browser waits for a code, as people read it.
///
/// # Errors
/// Internal.
pub(super) async fn waiting(context: &RequestContext) -> Result<Option<String>, AppError> {
    let number = text_codes::waiting(context, Purpose::Register).await?;
    Ok(number.map(|number| number.shown()))
}

/// Makes the account of whoever's phone received the code and signs them in; gives the page to go on
/// to. Where the number has an account already, they are signed in to that, as by their phone.
///
/// # Errors
/// Invalid, beside the field; refused, when there is no code any more that could be right.
pub(super) async fn pass(context: &RequestContext, typed: &str) -> Result<String, AppError> {
    let right = text_codes::check(context, Purpose::Register, typed).await?;
    let Holder::Newcomer(newcomer) = right.holder else {
        return Err(AppError::internal("a code of a registration has an account"));
    };
    if let Some(account) = make_account(context, &right.number, &newcomer).await? {
        return signin::start(context, account, FirstStep::Phone.word(), right.next).await;
    }
    let owner = phone::store::owner_of(context.pool(), &right.number).await?;
    let owner = owner.ok_or_else(|| AppError::internal("a number was taken, and is nobody's"))?;
    phone_login::enter(context, owner.account, right.next).await
}

/// Makes an account that its number opens. `None` when the number opens one already.
async fn make_account(
    context: &RequestContext,
    number: &PhoneNumber,
    newcomer: &Newcomer,
) -> Result<Option<AccountId>, AppError> {
    let new = NewAccount {
        email: None,
        password_hash: None,
        display_name: &newcomer.display_name,
        language: newcomer.language,
        time_zone: &newcomer.time_zone,
        terms_version: Some(&newcomer.terms_version),
    };
    let mut transaction = context.begin().await?;
    let Some(account) = create_account(&mut transaction, &context.services, &new).await? else {
        return Ok(None);
    };
    // Of two at once, the second waits here for the first; then its own account is rolled back.
    if !phone::store::give(&mut transaction, account, number, context.now()).await? {
        return Ok(None);
    }
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "account.created",
        &account.to_string(),
        json!({ "by": "phone" }),
    )
    .await?;
    transaction.commit().await?;
    Ok(Some(account))
}
