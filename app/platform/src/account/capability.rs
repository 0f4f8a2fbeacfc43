//! Proof of who asks: only a check can make these values.

use chrono_tz::Tz;

use super::{AccountId, Viewer};
use crate::{context::RequestContext, error::AppError};

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

/// Somebody who runs the town.
#[derive(Clone, Debug)]
pub struct Operator(AccountId);

impl Operator {
    /// The operator who asks.
    ///
    /// # Errors
    /// Not found for anybody else: what they may not see does not exist.
    pub fn of(context: &RequestContext) -> Result<Self, AppError> {
        match &context.viewer {
            Some(viewer) if viewer.operator => Ok(Self(viewer.id)),
            _ => Err(AppError::not_found()),
        }
    }

    /// Their account.
    pub fn account(&self) -> AccountId {
        self.0
    }
}
