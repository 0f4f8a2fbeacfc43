//! The doors to accounts.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{AccountCard, FoundAccounts};

/// Accounts whose address or name begins with what is searched, or whose id it is.
#[server(name = FindAccounts, prefix = "/api", endpoint = "admin/accounts")]
pub async fn find_accounts(
    #[server(default)] search: String,
    #[server(default)] before: String,
) -> Result<FoundAccounts, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::find(&context, &operator, &search, &before).await
}

/// How an account stands.
#[server(name = ReadAccount, prefix = "/api", endpoint = "admin/account")]
pub async fn read_account(account: String) -> Result<AccountCard, AppError> {
    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::reader(&context).await?;
    super::reading::card(&context, &operator, &account).await
}

/// Closes an account for a while.
#[server(name = SuspendAccount, prefix = "/api", endpoint = "admin/accounts/suspend")]
pub async fn suspend_account(
    account: String,
    #[server(default)] ground: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    let typed = super::suspending::Typed {
        account: &account,
        ground: &ground,
        reason: &reason,
    };
    super::suspending::suspend(&context, &operator, typed).await?;
    platform::forms::say(td_string!(Locale::from(context.language), accounts.was_suspended));
    Ok(())
}

/// Opens an account again.
#[server(name = LiftSuspension, prefix = "/api", endpoint = "admin/accounts/lift")]
pub async fn lift_suspension(account: String, #[server(default)] reason: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    super::suspending::lift(&context, &operator, &account, &reason).await?;
    platform::forms::say(td_string!(Locale::from(context.language), accounts.was_lifted));
    Ok(())
}

/// Signs somebody out everywhere.
#[server(name = EndSessions, prefix = "/api", endpoint = "admin/accounts/end-sessions")]
pub async fn end_sessions(account: String, #[server(default)] reason: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    super::suspending::end_sessions(&context, &operator, &account, &reason).await?;
    platform::forms::say(td_string!(Locale::from(context.language), accounts.were_ended));
    Ok(())
}

/// Sends the link of a registration once more.
#[server(name = ResendVerification, prefix = "/api", endpoint = "admin/registrations/resend")]
pub async fn resend_verification(registration: String, #[server(default)] reason: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let operator = crate::desk::doer(&context).await?;
    super::resending::resend(&context, &operator, &registration, &reason).await?;
    platform::forms::say(td_string!(Locale::from(context.language), accounts.was_resent));
    Ok(())
}
