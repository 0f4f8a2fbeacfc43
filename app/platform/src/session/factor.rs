//! When a second factor was last shown in a session.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::{account::AccountId, error::AppError};

/// The key under which a session remembers it.
pub const FACTOR_KEY: &str = "factor";

/// Whose second factor was shown, and when.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Factor {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Remembers that an account's code was given in this session.
///
/// # Errors
/// Internal.
pub async fn show_factor(session: &Session, account: AccountId, at: DateTime<Utc>) -> Result<(), AppError> {
    session
        .insert(FACTOR_KEY, Factor { account, at })
        .await
        .map_err(AppError::internal)
}

/// When it last was, if ever and by this account.
///
/// # Errors
/// Internal.
pub async fn factor_shown_at(session: &Session, account: AccountId) -> Result<Option<DateTime<Utc>>, AppError> {
    let factor: Option<Factor> = session.get(FACTOR_KEY).await.map_err(AppError::internal)?;
    Ok(factor
        .filter(|factor| factor.account == account)
        .map(|factor| factor.at))
}
