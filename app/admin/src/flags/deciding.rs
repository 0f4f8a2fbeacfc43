//! Deciding about a flag.

use platform::{
    account::{AccountId, Operator},
    context::RequestContext,
    error::AppError,
    flags::{Audience, Decision, Flag, store},
    forms::Fields,
};
use serde_json::json;
use uuid::Uuid;

use super::model::{AS_IN_CODE, FlagCard, MOST_ACCOUNTS};
use crate::{
    desk::{Deed, Reason, record},
    i18n::{Locale, td_string},
};

/// What an operator typed.
#[derive(Clone, Debug)]
pub(super) struct Typed<'a> {
    /// The flag's word.
    pub(super) flag: &'a str,
    /// An audience's word, or [`AS_IN_CODE`].
    pub(super) audience: &'a str,
    /// 0–100; empty is none.
    pub(super) percentage: &'a str,
    /// Ids of accounts, between blanks or commas.
    pub(super) accounts: &'a str,
    /// Why.
    pub(super) reason: &'a str,
}

/// Every flag that the code knows.
///
/// # Errors
/// Internal.
pub(super) async fn all(context: &RequestContext, _: &Operator) -> Result<Vec<FlagCard>, AppError> {
    let mut decisions = store::decisions(context.pool()).await?;
    Ok(Flag::ALL
        .into_iter()
        .map(|flag| FlagCard {
            flag,
            description: flag.description(context.language),
            decision: decisions.remove(&flag),
        })
        .collect())
}

/// Decides about a flag, or takes the decision back. Every server process hears of it.
///
/// # Errors
/// Invalid, beside the fields; not found, for a flag that the code does not know.
pub(super) async fn decide(context: &RequestContext, operator: &Operator, typed: Typed<'_>) -> Result<(), AppError> {
    let flag = Flag::parse(typed.flag).ok_or_else(AppError::not_found)?;
    let mut fields = Fields::default();
    let reason = Reason::read(&mut fields, context.language, typed.reason);
    let decision = read(&mut fields, Locale::from(context.language), &typed);
    fields.finish()?;
    let reason = reason.ok_or_else(|| AppError::invalid(Vec::new()))?;
    let mut transaction = context.begin().await?;
    let detail = if let Some(decision) = &decision {
        store::decide(&mut transaction, operator, flag, decision, context.now()).await?;
        json!({
            "audience": decision.audience.word(),
            "percentage": decision.percentage,
            // Whom it names stays out of the log: it outlives accounts.
            "accounts": decision.accounts.len(),
        })
    } else {
        store::take_back(&mut transaction, operator, flag).await?;
        json!({ "audience": AS_IN_CODE })
    };
    let deed = Deed {
        action: "operator.flag_decided",
        subject: flag.word(),
        reason: &reason,
        detail,
    };
    record(&mut transaction, context, operator, deed).await?;
    transaction.commit().await?;
    Ok(())
}

fn read(fields: &mut Fields, locale: Locale, typed: &Typed<'_>) -> Option<Decision> {
    if typed.audience == AS_IN_CODE {
        return None;
    }
    let audience = Audience::parse(typed.audience);
    if audience.is_none() {
        fields.refuse(
            "audience",
            "audience_missing",
            td_string!(locale, flags.audience_missing),
        );
    }
    let audience = audience?;
    if audience != Audience::Some {
        return Some(Decision {
            audience,
            percentage: 0,
            accounts: Vec::new(),
        });
    }
    let percentage = match typed.percentage.trim() {
        "" => Some(0),
        number => number.parse().ok().filter(|percentage| *percentage <= 100_u8),
    };
    if percentage.is_none() {
        fields.refuse(
            "percentage",
            "percentage_malformed",
            td_string!(locale, flags.percentage_malformed),
        );
    }
    let accounts: Option<Vec<AccountId>> = typed
        .accounts
        .split(|letter: char| letter.is_whitespace() || letter == ',')
        .filter(|word| !word.is_empty())
        .map(|word| Uuid::parse_str(word).ok().map(AccountId))
        .collect();
    let accounts = accounts.filter(|accounts| accounts.len() <= MOST_ACCOUNTS);
    if accounts.is_none() {
        fields.refuse(
            "accounts",
            "accounts_malformed",
            td_string!(locale, flags.accounts_malformed),
        );
    }
    Some(Decision {
        audience,
        percentage: percentage?,
        accounts: accounts?,
    })
}
