//! What a device is asked to sign. The session remembers it, for one answer within ten minutes.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{context::RequestContext, error::AppError};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// How long an answer may take.
pub(super) const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ceremony {
    /// A new passkey.
    Making,
    /// One that is there.
    Using,
}

impl Ceremony {
    /// Under which key the session remembers it.
    fn key(self) -> &'static str {
        match self {
            Self::Making => "passkey_to_be",
            Self::Using => "passkey_asked",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Waiting<State> {
    state: State,
    since: DateTime<Utc>,
}

/// Remembers what was asked; what was asked before is void.
pub(super) async fn remember<State: Serialize>(
    context: &RequestContext,
    ceremony: Ceremony,
    state: State,
) -> Result<(), AppError> {
    let waiting = Waiting {
        state,
        since: context.now(),
    };
    context
        .session()?
        .insert(ceremony.key(), waiting)
        .await
        .map_err(AppError::internal)
}

/// What was asked, for one answer; `None` when nothing was, or too long ago.
pub(super) async fn take<State: Serialize + DeserializeOwned>(
    context: &RequestContext,
    ceremony: Ceremony,
) -> Result<Option<State>, AppError> {
    let waiting: Option<Waiting<State>> = context
        .session()?
        .remove(ceremony.key())
        .await
        .map_err(AppError::internal)?;
    Ok(waiting
        .filter(|waiting| context.now() - waiting.since < LIFETIME)
        .map(|waiting| waiting.state))
}
