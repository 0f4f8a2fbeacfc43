//! Proof that somebody signed in to an account that is to end. They are nobody's [`Member`] any
//! more: this is all that they can show.
//!
//! [`Member`]: platform::account::Member

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use platform::{account::AccountId, context::RequestContext, error::AppError, session};

use super::store;

/// Somebody whose account is to end.
#[derive(Clone, Debug)]
pub struct Departing {
    account: AccountId,
    display_name: String,
    time_zone: Tz,
    due_at: DateTime<Utc>,
}

impl Departing {
    /// The person who asks.
    ///
    /// # Errors
    /// Sign-in required; not found for anybody whose account stays.
    pub async fn of(context: &RequestContext) -> Result<Self, AppError> {
        if context.viewer.is_some() {
            return Err(AppError::not_found());
        }
        let account = match &context.session {
            Some(session) => session::account_of(session).await?,
            None => None,
        };
        let account = account.ok_or_else(AppError::sign_in_required)?;
        let planned = store::planned(context.pool(), account)
            .await?
            .ok_or_else(AppError::sign_in_required)?;
        Ok(Self {
            account,
            display_name: planned.display_name,
            time_zone: planned.time_zone.parse().unwrap_or(chrono_tz::Africa::Abidjan),
            due_at: planned.due_at,
        })
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

    /// When their account ends.
    pub fn due_at(&self) -> DateTime<Utc> {
        self.due_at
    }
}
