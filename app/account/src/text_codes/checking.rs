//! Whether what somebody typed is the code that was sent.

use platform::{account::AccountId, context::RequestContext, error::AppError, phone::PhoneNumber};

use super::{
    Purpose,
    asking::{Asked, Newcomer, seal},
    code::TextCode,
    store,
};
use crate::i18n::{Locale, td_string};

/// The field that a code is typed into.
const FIELD: &str = "one_time_code";
/// How often one may be tried.
pub(super) const TRIES: i32 = 5;

/// Whose a code was.
#[derive(Clone, Debug)]
pub(crate) enum Holder {
    /// An account's.
    Account(AccountId),
    /// Somebody's who registers.
    Newcomer(Newcomer),
}

/// What a right code showed.
#[derive(Debug)]
pub(crate) struct Right<Whose> {
    /// Whose it was.
    pub(crate) holder: Whose,
    /// The phone that is at hand.
    pub(crate) number: PhoneNumber,
    /// The page to go on to.
    pub(crate) next: String,
}

/// The number to which the code of this browser went, or would have gone; `None` when none is waited
/// for any more.
///
/// # Errors
/// Internal.
pub(crate) async fn waiting(context: &RequestContext, purpose: Purpose) -> Result<Option<PhoneNumber>, AppError> {
    match Asked::of(context).await? {
        Some(asked) => store::waiting(context, asked.id, purpose).await,
        None => Ok(None),
    }
}

/// Makes sure that a code is the one that this browser asked for, and uses it up. What is no code at
/// all is told and not counted.
///
/// # Errors
/// Invalid, beside the field; refused, when there is no code any more that could be right.
pub(crate) async fn check(context: &RequestContext, purpose: Purpose, typed: &str) -> Result<Right<Holder>, AppError> {
    let locale = Locale::from(context.language);
    let malformed = || AppError::invalid_field(FIELD, "code_malformed", td_string!(locale, text_codes.malformed));
    let wrong = || AppError::invalid_field(FIELD, "code_wrong", td_string!(locale, text_codes.wrong));
    let gone = || AppError::refused("code_gone", td_string!(locale, text_codes.gone));
    let asked = Asked::of(context).await?;
    let typed = TextCode::parse(typed);
    let (Some(typed), Some(asked)) = (typed.as_ref(), asked.as_ref()) else {
        return Err(if asked.is_none() { gone() } else { malformed() });
    };
    let tried = store::try_once(context, asked.id, purpose).await?.ok_or_else(gone)?;
    let kept = seal(context)
        .open(&tried.sealed_code, asked.id.as_bytes())
        .unwrap_or_default();
    if !(typed.is(&kept) && tried.sent) {
        return Err(wrong());
    }
    let newcomer = tried
        .newcomer
        .map(serde_json::from_value)
        .transpose()
        .map_err(AppError::internal)?;
    let holder = tried.account.map(Holder::Account).or(newcomer.map(Holder::Newcomer));
    let holder = holder.ok_or_else(wrong)?;
    if !store::use_up(context, asked.id).await? {
        return Err(gone());
    }
    Asked::forget(context).await?;
    Ok(Right {
        holder,
        number: PhoneNumber::kept(tried.number),
        next: asked.next.clone(),
    })
}

/// The same, for a purpose that is an account's.
///
/// # Errors
/// As [`check`].
pub(crate) async fn check_account(
    context: &RequestContext,
    purpose: Purpose,
    typed: &str,
) -> Result<Right<AccountId>, AppError> {
    let Right { holder, number, next } = check(context, purpose, typed).await?;
    match holder {
        Holder::Account(account) => Ok(Right {
            holder: account,
            number,
            next,
        }),
        Holder::Newcomer(_) => Err(AppError::internal("a code of an account has none")),
    }
}
