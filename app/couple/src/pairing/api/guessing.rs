//! Guessing codes is hopeless: limits per address and account, and slowness for all when many guess.

use std::time::Duration;

use chrono::{SecondsFormat, TimeDelta};
use platform::{
    account::Member,
    audit,
    context::RequestContext,
    error::{AppError, ErrorKind},
    limits::{Limit, place},
    notify::{Event, notify_operators},
};
use serde_json::json;

/// Tries from one address.
const PER_ADDRESS: Limit = Limit::new("couple.join.address", 5, TimeDelta::minutes(1));
/// Tries of one account.
const PER_ACCOUNT: Limit = Limit::new("couple.join.account", 10, TimeDelta::hours(1));
/// Wrong tries of everybody together, before every join is slowed.
pub(crate) const WRONG_TRIES: Limit = Limit::new("couple.join.wrong", 500, TimeDelta::hours(1));
/// How often the operators are told.
const ALARM: Limit = Limit::new("couple.join.alarm", 1, TimeDelta::hours(1));
/// Whom [`WRONG_TRIES`] and [`ALARM`] count for: all sources together.
pub(crate) const EVERYBODY: &str = "everybody";
/// How much a join is slowed.
const SLOWED_BY: Duration = Duration::from_secs(2);

/// Counts a try, and waits when many have guessed lately.
///
/// # Errors
/// Too many requests.
pub(super) async fn try_once(context: &RequestContext, member: &Member) -> Result<(), AppError> {
    PER_ADDRESS.take(context, place(context.ip)).await?;
    PER_ACCOUNT.take(context, member.account()).await?;
    tokio::time::sleep(delay(context).await?).await;
    Ok(())
}

/// How long every join waits now.
pub(crate) async fn delay(context: &RequestContext) -> Result<Duration, AppError> {
    let wrong = WRONG_TRIES.used(context, EVERYBODY).await?;
    Ok(if wrong > WRONG_TRIES.most {
        SLOWED_BY
    } else {
        Duration::ZERO
    })
}

/// Counts a wrong code. The one that goes beyond the limit tells the operators, once an hour.
pub(super) async fn count_wrong(context: &RequestContext) -> Result<(), AppError> {
    if is_allowed(WRONG_TRIES.take(context, EVERYBODY).await)? || !is_allowed(ALARM.take(context, EVERYBODY).await)? {
        return Ok(());
    }
    tell_operators(context).await
}

fn is_allowed(taken: Result<(), AppError>) -> Result<bool, AppError> {
    match taken {
        Ok(()) => Ok(true),
        Err(error) if error.kind == ErrorKind::TooManyRequests => Ok(false),
        Err(error) => Err(error),
    }
}

async fn tell_operators(context: &RequestContext) -> Result<(), AppError> {
    let tries = u32::try_from(WRONG_TRIES.used(context, EVERYBODY).await?).unwrap_or(0);
    let event_key = format!(
        "couple.join.guessing:{}",
        context.now().to_rfc3339_opts(SecondsFormat::Secs, true)
    );
    tracing::warn!(tries, "invite codes are being guessed: joining is slowed");
    let mut transaction = context.begin().await?;
    audit::record(
        &mut *transaction,
        context,
        None,
        "couple.join.guessing",
        "",
        json!({ "tries": tries }),
    )
    .await?;
    notify_operators(
        &mut transaction,
        &context.services,
        &event_key,
        Event::JoinGuessing { tries },
    )
    .await?;
    transaction.commit().await?;
    Ok(())
}
