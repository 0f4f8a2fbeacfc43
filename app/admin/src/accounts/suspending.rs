//! Closing an account for a while, opening it again, and signing its owner out.

use account::sessions::store as sessions;
use chrono::TimeDelta;
use platform::{
    account::{AccountId, Operator, SuspensionGround, store::correspondent},
    context::RequestContext,
    error::AppError,
    forms::Fields,
    notify::mail::{self, Letter, LetterKind},
    sms::{self, Message, MessageKind},
};
use serde_json::json;
use sqlx::PgConnection;
use uuid::Uuid;

use super::store::{self, Changed};
use crate::{
    desk::{Deed, Reason, record},
    i18n::{Locale, td_string},
};

/// How long a message about it is worth sending.
const WORTH_SENDING: TimeDelta = TimeDelta::days(1);

/// What an operator typed.
#[derive(Clone, Debug)]
pub(super) struct Typed<'a> {
    /// The account's id.
    pub(super) account: &'a str,
    /// The word of a ground.
    pub(super) ground: &'a str,
    /// Why.
    pub(super) reason: &'a str,
}

/// Closes an account: its owner is signed out at once and cannot sign in, and a letter or a text message
/// tells them the ground. Nothing is erased.
///
/// # Errors
/// Invalid, beside the field; refused for one's own account and one that is closed; not found.
pub(super) async fn suspend(context: &RequestContext, operator: &Operator, typed: Typed<'_>) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let ground = SuspensionGround::parse(typed.ground);
    if ground.is_none() {
        fields.refuse("ground", "ground_missing", td_string!(locale, accounts.ground_missing));
    }
    let reason = Reason::read(&mut fields, context.language, typed.reason);
    fields.finish()?;
    let (Some(ground), Some(reason)) = (ground, reason) else {
        return Err(AppError::invalid(Vec::new()));
    };
    let suspension = Suspension {
        account: parse(typed.account)?,
        ground,
        reason: &reason,
    };
    let mut transaction = context.begin().await?;
    close(&mut transaction, context, operator, suspension).await?;
    transaction.commit().await?;
    Ok(())
}

/// An account that is to be closed, and why.
#[derive(Clone, Debug)]
pub(crate) struct Suspension<'a> {
    /// Whose.
    pub(crate) account: AccountId,
    /// What its owner is told.
    pub(crate) ground: SuspensionGround,
    /// What the log is told.
    pub(crate) reason: &'a Reason,
}

/// The same, in the transaction of what led to it.
///
/// # Errors
/// Refused for one's own account and one that is closed; not found.
pub(crate) async fn close(
    transaction: &mut PgConnection,
    context: &RequestContext,
    operator: &Operator,
    suspension: Suspension<'_>,
) -> Result<(), AppError> {
    let locale = Locale::from(context.language);
    let Suspension {
        account,
        ground,
        reason,
    } = suspension;
    if account == operator.account() {
        return Err(AppError::refused("own_account", td_string!(locale, accounts.own)));
    }
    store::hold(transaction, operator, account).await?;
    if store::suspend(transaction, operator, account, ground, context.now()).await? == Changed::Nothing {
        return Err(AppError::refused(
            "suspended_already",
            td_string!(locale, accounts.suspended_already),
        ));
    }
    sign_out(transaction, account).await?;
    tell(transaction, context, account, News::Suspended(ground)).await?;
    let deed = Deed {
        action: "operator.account_suspended",
        subject: &account.to_string(),
        reason,
        detail: json!({ "ground": ground.word() }),
    };
    record(transaction, context, operator, deed).await
}

/// Opens an account again, and tells its owner.
///
/// # Errors
/// Invalid, beside the field; refused for one that is open; not found.
pub(super) async fn lift(
    context: &RequestContext,
    operator: &Operator,
    account: &str,
    reason: &str,
) -> Result<(), AppError> {
    let reason = Reason::parse(context.language, reason)?;
    let account = parse(account)?;
    let mut transaction = context.begin().await?;
    store::hold(&mut transaction, operator, account).await?;
    if store::lift(&mut transaction, operator, account).await? == Changed::Nothing {
        let sentence = td_string!(Locale::from(context.language), accounts.open_already);
        return Err(AppError::refused("open_already", sentence));
    }
    tell(&mut transaction, context, account, News::Lifted).await?;
    let deed = Deed {
        action: "operator.suspension_lifted",
        subject: &account.to_string(),
        reason: &reason,
        detail: json!({}),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}

/// Signs somebody out everywhere, at once.
///
/// # Errors
/// Invalid, beside the field; not found.
pub(super) async fn end_sessions(
    context: &RequestContext,
    operator: &Operator,
    account: &str,
    reason: &str,
) -> Result<(), AppError> {
    let reason = Reason::parse(context.language, reason)?;
    let account = parse(account)?;
    let mut transaction = context.begin().await?;
    store::hold(&mut transaction, operator, account).await?;
    sign_out(&mut transaction, account).await?;
    let deed = Deed {
        action: "operator.sessions_ended",
        subject: &account.to_string(),
        reason: &reason,
        detail: json!({}),
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}

fn parse(account: &str) -> Result<AccountId, AppError> {
    Uuid::parse_str(account)
        .map(AccountId)
        .map_err(|_| AppError::not_found())
}

async fn sign_out(transaction: &mut PgConnection, account: AccountId) -> Result<(), AppError> {
    sessions::revoke_others(&mut *transaction, account, None).await?;
    sessions::announce(transaction, account).await
}

/// What the owner of an account is told, by the way that reaches them.
#[derive(Clone, Copy)]
enum News {
    Suspended(SuspensionGround),
    Lifted,
}

async fn tell(
    transaction: &mut PgConnection,
    context: &RequestContext,
    account: AccountId,
    news: News,
) -> Result<(), AppError> {
    let person = correspondent(&mut *transaction, account).await?;
    let event_key = format!("suspension:{}", context.new_id());
    let (account, language, name) = (Some(account), person.language, person.display_name);
    if let Some(address) = person.email {
        let letter = Letter {
            event_key: &event_key,
            account,
            recipient: &address,
            language,
            kind: match news {
                News::Suspended(ground) => LetterKind::AccountSuspended { name, ground },
                News::Lifted => LetterKind::SuspensionLifted { name },
            },
        };
        return mail::enqueue(transaction, &context.services, letter).await;
    }
    let Some(number) = person.phone else {
        return Ok(());
    };
    let message = Message {
        event_key: &event_key,
        account,
        recipient: &number,
        language,
        kind: match news {
            News::Suspended(ground) => MessageKind::AccountSuspended { ground },
            News::Lifted => MessageKind::SuspensionLifted,
        },
        until: context.now() + WORTH_SENDING,
    };
    sms::enqueue(transaction, &context.services, message).await
}
