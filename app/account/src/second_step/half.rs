//! Who took the first step and not the second yet.

use chrono::{DateTime, TimeDelta, Utc};
use platform::{account::AccountId, context::RequestContext, error::AppError, session};
use serde::{Deserialize, Serialize};

/// Under which key the session remembers it.
const KEY: &str = "second_step";
/// How long the code may take.
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// What somebody showed first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FirstStep {
    /// Their password.
    #[default]
    Password,
    /// That their phone is at hand.
    Phone,
    /// That a provider knows them.
    Provider,
}

impl FirstStep {
    /// The word in the audit log.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Phone => "phone",
            Self::Provider => "provider",
        }
    }
}

/// Somebody who is half-way in. The session knows it and nobody else: it opens nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct HalfSignedIn {
    /// Who it is.
    pub(super) account: AccountId,
    /// What they showed.
    #[serde(default)]
    pub(super) first: FirstStep,
    /// The page to go on to.
    pub(super) next: String,
    since: DateTime<Utc>,
}

impl HalfSignedIn {
    /// Begins, in a session that is empty and has another id; whoever was signed in with it is out.
    pub(super) async fn begin(
        context: &RequestContext,
        account: AccountId,
        first: FirstStep,
        next: String,
    ) -> Result<(), AppError> {
        let session = context.session()?;
        session::begin_anew(session).await?;
        let half = Self {
            account,
            first,
            next,
            since: context.now(),
        };
        session.insert(KEY, half).await.map_err(AppError::internal)
    }

    /// Who is half-way in with this browser, if anybody. Signing in ends it, since that empties the
    /// session.
    pub(super) async fn of(context: &RequestContext) -> Result<Option<Self>, AppError> {
        let half: Option<Self> = context.session()?.get(KEY).await.map_err(AppError::internal)?;
        Ok(half.filter(|half| context.now() - half.since < LIFETIME))
    }
}
