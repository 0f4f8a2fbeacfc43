//! Finding accounts, and seeing how one stands.

use account::sessions::device;
use platform::{
    account::{AccountId, Operator, SuspensionGround},
    audit,
    context::RequestContext,
    error::AppError,
    language::Language,
    phone::PhoneNumber,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    model::{AccountCard, FoundAccount, FoundAccounts, LONGEST_SEARCH, SessionLine, Standing, WaitingRegistration},
    store::{self, Row},
};
use crate::{
    audit::{self as log, model::LogLine},
    desk::minute,
    looking::look_at,
};

/// How many accounts a page shows.
const PAGE: usize = 30;
/// How many registrations that wait are shown.
const MOST_WAITING: i64 = 10;
/// How many lines of the log an account's page shows.
const JOURNAL: i64 = 10;

/// Accounts whose address or name begins with what was typed, or whose number or id it is; all when nothing was.
///
/// # Errors
/// Internal.
pub(super) async fn find(
    context: &RequestContext,
    operator: &Operator,
    typed: &str,
    before: &str,
) -> Result<FoundAccounts, AppError> {
    let search: String = typed.trim().chars().take(usize::from(LONGEST_SEARCH)).collect();
    let before = Uuid::parse_str(before).ok();
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let (pool, now) = (context.pool(), context.now());
    let mut rows = if search.is_empty() {
        store::latest(pool, operator, before, one_more).await?
    } else {
        let id = Uuid::parse_str(&search).ok();
        let number = PhoneNumber::parse(&search).ok();
        store::found(pool, operator, (&search, number.as_ref(), id), before, one_more).await?
    };
    let waiting = if search.is_empty() || before.is_some() {
        Vec::new()
    } else {
        store::waiting(pool, operator, &search, now, MOST_WAITING).await?
    };
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok(FoundAccounts {
        search,
        older: rows.last().filter(|_| more).map(|row| row.id.to_string()),
        accounts: rows.into_iter().map(|row| account(operator, row)).collect(),
        waiting: waiting
            .into_iter()
            .map(|waiting| WaitingRegistration {
                id: waiting.id.to_string(),
                email: waiting.email,
                since: minute(operator, waiting.created_at),
                until: minute(operator, waiting.expires_at),
            })
            .collect(),
    })
}

/// How an account stands. That an operator looked is written down.
///
/// # Errors
/// Not found.
pub(super) async fn card(context: &RequestContext, operator: &Operator, id: &str) -> Result<AccountCard, AppError> {
    let id = AccountId(Uuid::parse_str(id).map_err(|_| AppError::not_found())?);
    let (pool, now) = (context.pool(), context.now());
    let row = store::one(pool, operator, id).await?;
    note_look(context, operator, id).await?;
    let around = store::around(pool, operator, id).await?;
    let consents = store::consents(pool, operator, id).await?;
    let sessions = store::sessions(pool, operator, id, now).await?;
    let journal = log::latest_about(pool, operator, id, JOURNAL).await?;
    let told = |consent: store::Consent| {
        format!(
            "{} {} · {}",
            consent.kind,
            consent.version,
            minute(operator, consent.given_at)
        )
    };
    Ok(AccountCard {
        language: Language::from_tag(&row.language)
            .unwrap_or_default()
            .own_name()
            .to_owned(),
        time_zone: row.time_zone.clone(),
        account: account(operator, row),
        grants: around.grants,
        consents: consents.into_iter().map(told).collect(),
        second_factor: around.second_factor.map(|at| minute(operator, at)),
        in_couple: around.in_couple,
        sessions: sessions
            .into_iter()
            .map(|session| SessionLine {
                device: device(&session.user_agent, context.language),
                seen: minute(operator, session.seen_at),
            })
            .collect(),
        journal: journal.into_iter().map(|row| LogLine::of(operator, row)).collect(),
        own: id == operator.account(),
        look: look_at(context, operator, id).await?,
    })
}

/// Once an hour is enough: a page asks again after each thing that is done on it.
async fn note_look(context: &RequestContext, operator: &Operator, account: AccountId) -> Result<(), AppError> {
    let (action, subject) = ("operator.account_seen", account.to_string());
    if log::was_done_lately(context, operator, action, &subject).await? {
        return Ok(());
    }
    let who = Some(operator.account());
    audit::record(context.pool(), context, who, action, &subject, json!({})).await
}

fn account(operator: &Operator, row: Row) -> FoundAccount {
    let ground = row.ground.as_deref().and_then(SuspensionGround::parse);
    let standing = match (ground, row.suspended_at, row.due_at) {
        (Some(ground), Some(since), _) => Standing::Suspended {
            ground,
            since: minute(operator, since),
        },
        (_, _, Some(due)) => Standing::Ending {
            due: minute(operator, due),
        },
        _ => Standing::Open,
    };
    FoundAccount {
        id: AccountId(row.id),
        email: row.email,
        phone: row.phone.map(|number| PhoneNumber::kept(number).shown()),
        name: row.display_name,
        since: minute(operator, row.created_at),
        standing,
        operator: row.operator,
    }
}
