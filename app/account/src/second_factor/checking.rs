//! Whether what somebody typed is their second factor.

use platform::{account::AccountId, audit, context::RequestContext, error::AppError, notify::Event};
use serde_json::json;

use super::{
    RecoveryCode, SharedSecret,
    store::{self, Used},
    totp::{self, TypedCode},
};
use crate::{
    deed::{self, Deed},
    i18n::{Locale, td_string},
    tries::Tries,
};

/// The field that a one-time code is typed into.
pub(super) const CODE: &str = "one_time_code";
/// The field that a recovery code is typed into.
const RECOVERY_CODE: &str = "recovery_code";

/// Makes sure that a code is the one that an account's phone shows, and was not used before. What
/// is no code at all is told and not counted.
///
/// # Errors
/// Invalid, beside the field; too many requests; internal, when the secret cannot be opened.
pub(crate) async fn check_code(context: &RequestContext, account: AccountId, typed: &str) -> Result<(), AppError> {
    let typed = parse(context, typed)?;
    count(context, account).await?;
    let step = match store::kept(context, account).await? {
        Some(kept) => totp::step_of(&open(context, account, &kept.sealed_secret)?, &typed, context.now()),
        None => None,
    };
    let used = match step {
        Some(step) => store::use_step(context, account, step).await?,
        None => Used::Before,
    };
    match used {
        Used::Now => forgive(context, account).await,
        Used::Before => {
            refused(context, account).await?;
            Err(wrong_code(context))
        }
    }
}

/// Makes sure that a recovery code is one of an account's, uses it up and tells the owner. What is
/// no code at all is told and not counted.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(crate) async fn check_recovery_code(
    context: &RequestContext,
    account: AccountId,
    typed: &str,
) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let malformed = || {
        let message = td_string!(locale, second_factor.recovery_malformed);
        AppError::invalid_field(RECOVERY_CODE, "recovery_code_malformed", message)
    };
    let typed = RecoveryCode::parse(typed).ok_or_else(malformed)?;
    count(context, account).await?;
    if use_up(context, account, &typed).await? == Used::Now {
        return forgive(context, account).await;
    }
    refused(context, account).await?;
    Err(AppError::invalid_field(
        RECOVERY_CODE,
        "recovery_code_wrong",
        td_string!(locale, second_factor.recovery_wrong),
    ))
}

async fn use_up(context: &RequestContext, account: AccountId, typed: &RecoveryCode) -> Result<Used, AppError> {
    let Some(kept) = store::kept(context, account).await? else {
        return Ok(Used::Before);
    };
    let salt = <[u8; 16]>::try_from(kept.recovery_salt)
        .map_err(|_| AppError::internal("the salt of recovery codes has another length"))?;
    let hash = typed.hash(salt).await?;
    let mut transaction = context.begin().await?;
    let Some(left) = store::use_recovery_code(&mut transaction, account, &hash, context.now()).await? else {
        return Ok(Used::Before);
    };
    let event = Event::RecoveryCodeUsed {
        left: u32::try_from(left).unwrap_or(0),
    };
    let deed = Deed {
        detail: json!({ "left": left }),
        ..Deed::new("recovery_code.used", event)
    };
    deed::tell(context, &mut transaction, account, deed).await?;
    transaction.commit().await?;
    Ok(Used::Now)
}

/// Six digits.
///
/// # Errors
/// Invalid, beside the field.
pub(super) fn parse(context: &RequestContext, typed: &str) -> Result<TypedCode, AppError> {
    let malformed = || {
        let message = td_string!(Locale::from(context.language), second_factor.code_malformed);
        AppError::invalid_field(CODE, "code_malformed", message)
    };
    TypedCode::parse(typed).ok_or_else(malformed)
}

/// The code is another one, or was used already: which of the two is not told.
pub(super) fn wrong_code(context: &RequestContext) -> AppError {
    let message = td_string!(Locale::from(context.language), second_factor.code_wrong);
    AppError::invalid_field(CODE, "code_wrong", message)
}

fn open(context: &RequestContext, account: AccountId, sealed: &[u8]) -> Result<SharedSecret, AppError> {
    SharedSecret::opened(&context.services.configuration, account, sealed).ok_or_else(|| {
        AppError::internal("a second factor does not open: is PARVIS_SECRET the one it was set up with?")
    })
}

async fn count(context: &RequestContext, account: AccountId) -> Result<(), AppError> {
    Tries::at_a_code(context, account).take(context).await
}

async fn forgive(context: &RequestContext, account: AccountId) -> Result<(), AppError> {
    Tries::at_a_code(context, account).give_back(context).await
}

async fn refused(context: &RequestContext, account: AccountId) -> Result<(), AppError> {
    audit::record(
        context.pool(),
        context,
        Some(account),
        "second_factor.refused",
        "",
        json!({}),
    )
    .await
}
