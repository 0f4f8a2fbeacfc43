//! Proof of who asks: only a check can make these values.

use chrono::TimeDelta;
use chrono_tz::Tz;

use super::{AccountId, Viewer, store};
use crate::{
    context::RequestContext,
    error::AppError,
    session::{self, PROOF_LIFETIME},
};

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Member {
    account: AccountId,
    display_name: String,
    time_zone: Tz,
}

impl Member {
    pub(crate) fn of(viewer: &Viewer) -> Self {
        Self {
            account: viewer.id,
            display_name: viewer.display_name.clone(),
            time_zone: viewer.time_zone.parse().unwrap_or(chrono_tz::Africa::Abidjan),
        }
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// How they are called.
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// Where their days begin and end.
    pub fn time_zone(&self) -> Tz {
        self.time_zone
    }
}

/// A member who proved in this session, within the last ten minutes, that it is they who sit
/// there: by their password or a one-time code (OWASP ASVS 5.0, 7.5.1: re-authentication). For what
/// an unattended browser must not give away.
#[derive(Clone, Debug)]
pub struct Reauthenticated(Member);

impl Reauthenticated {
    /// The member who asks.
    ///
    /// # Errors
    /// Sign-in required; re-authentication required, when the proof is older or there is none; never for
    /// an operator who looks through a member's eyes.
    pub async fn of(context: &RequestContext) -> Result<Self, AppError> {
        if context.looking.is_some() {
            return Err(AppError::only_looking());
        }
        let member = context.member()?;
        let proved = session::proved_at(context.session()?, member.account()).await?;
        let age = proved.map(|at| context.now() - at);
        match age {
            // A clock that was set back makes no proof last longer.
            Some(age) if age >= TimeDelta::zero() && age < PROOF_LIFETIME => Ok(Self(member)),
            _ => Err(AppError::reauthentication_required()),
        }
    }

    /// Who it is.
    pub fn member(&self) -> &Member {
        &self.0
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.0.account()
    }
}

/// How long a second factor opens the operator's desk, in the session in which it was shown: a working day.
pub const OPERATOR_PROOF_LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Somebody who runs the town, and showed a second factor in this session (OWASP ASVS 5.0, 8.4.2:
/// administrative interfaces take more than one layer).
#[derive(Clone, Debug)]
pub struct Operator(Member);

impl Operator {
    /// The operator who asks.
    ///
    /// # Errors
    /// Not found for anybody else: what they may not see does not exist. For an operator without a
    /// second factor, that one has to be set up; for one who has not shown it lately, that it has to be.
    pub async fn of(context: &RequestContext) -> Result<Self, AppError> {
        let member = match &context.viewer {
            Some(viewer) if viewer.operator && context.looking.is_none() => Member::of(viewer),
            _ => return Err(AppError::not_found()),
        };
        let since = store::second_factor_since(context.pool(), member.account()).await?;
        let since = since.ok_or_else(AppError::second_factor_missing)?;
        let shown = session::factor_shown_at(context.session()?, member.account()).await?;
        match shown.map(|at| (at >= since, context.now() - at)) {
            Some((true, age)) if age >= TimeDelta::zero() && age < OPERATOR_PROOF_LIFETIME => Ok(Self(member)),
            _ => Err(AppError::second_factor_required()),
        }
    }

    /// Who it is.
    pub fn member(&self) -> &Member {
        &self.0
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.0.account()
    }
}
