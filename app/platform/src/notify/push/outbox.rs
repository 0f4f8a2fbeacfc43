//! The outbox: what is to be said is written into it with the event that causes it.

use chrono::TimeDelta;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{
    send::SendPush,
    store::{self, Waiting, Written},
    wording,
};
use crate::{
    account::AccountId,
    error::AppError,
    jobs::{self, Timing},
    language::Language,
    notify::Event,
    services::Services,
};

/// How long something is worth saying. What a person did not hear by then waits on the bell.
const WORTH_SAYING: TimeDelta = TimeDelta::days(1);

/// What is told to whom, in their language.
#[derive(Clone, Copy, Debug)]
pub(in crate::notify) struct Told<'a> {
    pub(in crate::notify) account: AccountId,
    pub(in crate::notify) event_key: &'a str,
    pub(in crate::notify) event: &'a Event,
    pub(in crate::notify) language: Language,
}

/// The browsers of an account that can be spoken to.
pub(in crate::notify) async fn listeners(
    transaction: &mut PgConnection,
    services: &Services,
    account: AccountId,
) -> Result<Vec<Uuid>, AppError> {
    match &services.configuration.vapid {
        Some(vapid) => store::listeners(transaction, account, &vapid.public_key(), services.clock.now()).await,
        None => Ok(Vec::new()),
    }
}

/// Writes what is said to each browser, and the jobs that say it, in the caller's transaction.
pub(in crate::notify) async fn enqueue(
    transaction: &mut PgConnection,
    services: &Services,
    told: Told<'_>,
    listeners: &[Uuid],
    timing: Timing,
) -> Result<(), AppError> {
    let now = services.clock.now();
    let due = match timing {
        Timing::Now => now,
        Timing::At(moment) => moment,
    };
    let wording = store::shows_words(transaction, told.account).await?;
    let words = wording::words(told.language, told.event, wording);
    for subscription in listeners {
        let push = services.chance.id(now);
        let waiting = Waiting {
            account: told.account,
            subscription: *subscription,
            event_key: told.event_key.to_owned(),
            kind: told.event.kind().word(),
            words: serde_json::to_value(&words).map_err(AppError::internal)?,
            now,
            gives_up_at: due + WORTH_SAYING,
        };
        if store::write(transaction, push, waiting).await? == Written::Now {
            jobs::enqueue(transaction, &SendPush { push }, timing).await?;
        }
    }
    Ok(())
}
