//! When the person of a session last proved that it is they who sit there.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::{account::AccountId, error::AppError};

/// How long a proof counts.
pub const PROOF_LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// The key under which a session remembers it.
pub const PROOF_KEY: &str = "proof";

/// Whose password or code was given, and when.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Proof {
    /// Whose.
    pub account: AccountId,
    /// When.
    pub at: DateTime<Utc>,
}

/// Remembers that an account's password or one-time code was given in this session.
///
/// # Errors
/// Internal.
pub async fn prove(session: &Session, account: AccountId, at: DateTime<Utc>) -> Result<(), AppError> {
    session
        .insert(PROOF_KEY, Proof { account, at })
        .await
        .map_err(AppError::internal)
}

/// When it last was, if ever and by this account.
///
/// # Errors
/// Internal.
pub async fn proved_at(session: &Session, account: AccountId) -> Result<Option<DateTime<Utc>>, AppError> {
    let proof: Option<Proof> = session.get(PROOF_KEY).await.map_err(AppError::internal)?;
    Ok(proof.filter(|proof| proof.account == account).map(|proof| proof.at))
}
