//! Somebody whom a provider knows and the house does not: an account, once they have accepted the
//! terms.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{audit, context::RequestContext, error::AppError, forms::Fields};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    asking::Access,
    identity::Identity,
    model::{ARRIVING, Arrival, Provider},
    store::{self, Given},
};
use crate::{
    fields,
    i18n::{Locale, td_string},
    limits::{self, REGISTER_FROM},
    profile::model::LONGEST_NAME,
    registration::{NewAccount, create_account, model::TERMS_VERSION, time_zone},
    signin,
};

/// Under which key the session remembers them.
const KEY: &str = "provider_arrival";
/// How long they may take to read the terms.
pub(super) const LIFETIME: TimeDelta = TimeDelta::minutes(30);

/// Who has arrived.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Newcomer {
    provider: Provider,
    identity: Identity,
    next: String,
    since: DateTime<Utc>,
}

/// What they typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// How they want to be called.
    pub(super) display_name: String,
    /// Whether they accept the terms.
    pub(super) accept_terms: bool,
    /// Their IANA time zone as their browser knows it, or nothing.
    pub(super) time_zone: String,
}

/// Remembers who has arrived, and gives the page that asks for the rest.
pub(super) async fn begin(
    context: &RequestContext,
    provider: Provider,
    identity: Identity,
    next: String,
) -> Result<String, AppError> {
    let newcomer = Newcomer {
        provider,
        identity,
        next,
        since: context.now(),
    };
    context
        .session()?
        .insert(KEY, newcomer)
        .await
        .map_err(AppError::internal)?;
    Ok(ARRIVING.to_owned())
}

/// Who has arrived with this browser, if anybody.
///
/// # Errors
/// Internal.
pub(super) async fn state(context: &RequestContext) -> Result<Option<Arrival>, AppError> {
    let Some(newcomer) = newcomer(context).await? else {
        return Ok(None);
    };
    let access = Access::to(&context.services.configuration, newcomer.provider)?;
    let name = newcomer.identity.name.chars().take(usize::from(LONGEST_NAME));
    Ok(Some(Arrival {
        provider: access.name().to_owned(),
        display_name: name.collect(),
        email: newcomer.identity.verified_email,
    }))
}

/// Makes the account, signs in, and gives the page to go on to. An address that the provider vouches
/// for needs no letter.
///
/// # Errors
/// Invalid, beside the fields; refused, when nobody has arrived or the address was taken meanwhile.
pub(super) async fn register(context: &RequestContext, typed: Typed) -> Result<String, AppError> {
    let locale = Locale::from(context.language);
    let gone = || AppError::refused("provider_gone", td_string!(locale, providers.arrival_gone));
    let newcomer = newcomer(context).await?.ok_or_else(gone)?;
    let mut fields = Fields::default();
    let display_name = fields::display_name(&mut fields, context.language, &typed.display_name);
    if !typed.accept_terms {
        let message = td_string!(locale, register.terms_needed);
        fields.refuse("accept_terms", "terms_refused", message);
    }
    fields.finish()?;
    let display_name = display_name.ok_or_else(fields::incomplete)?;
    REGISTER_FROM.take(context, limits::place(context.ip)).await?;

    let Newcomer {
        provider,
        identity,
        next,
        ..
    } = newcomer;
    let new = NewAccount {
        email: identity.verified_email.as_deref(),
        password_hash: None,
        display_name: display_name.as_str(),
        language: context.language,
        time_zone: time_zone(&typed.time_zone).name(),
        terms_version: Some(TERMS_VERSION),
    };
    let taken = || AppError::refused("provider_taken", td_string!(locale, providers.taken));
    let mut transaction = context.begin().await?;
    let account = create_account(&mut transaction, &context.services, &new)
        .await?
        .ok_or_else(taken)?;
    if store::give(&mut transaction, account, &identity, context.now()).await? != Given::Now {
        return Err(gone());
    }
    let detail = json!({ "by": provider.word() });
    audit::record(
        &mut *transaction,
        context,
        Some(account),
        "account.created",
        &account.to_string(),
        detail,
    )
    .await?;
    transaction.commit().await?;
    // Signing in empties the session, and with it what was remembered here.
    signin::start(context, account, provider.word(), next).await
}

async fn newcomer(context: &RequestContext) -> Result<Option<Newcomer>, AppError> {
    let newcomer: Option<Newcomer> = context.session()?.get(KEY).await.map_err(AppError::internal)?;
    Ok(newcomer.filter(|newcomer| context.now() - newcomer.since < LIFETIME))
}
