//! When the person of a session last proved that it is they who sit there.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use tower_sessions::Session;

use crate::{account::AccountId, error::AppError};

/// How long a proof counts.
pub const PROOF_LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// Under which key the session remembers it.
const KEY: &str = "proof";

#[derive(Serialize, Deserialize)]
struct Proof {
    account: AccountId,
    at: DateTime<Utc>,
}

/// Remembers that an account's password or one-time code was given in this session.
///
/// # Errors
/// Internal.
pub async fn prove(session: &Session, account: AccountId, at: DateTime<Utc>) -> Result<(), AppError> {
    session
        .insert(KEY, Proof { account, at })
        .await
        .map_err(AppError::internal)
}

/// When it last was, if ever and by this account.
///
/// # Errors
/// Internal.
pub async fn proved_at(session: &Session, account: AccountId) -> Result<Option<DateTime<Utc>>, AppError> {
    let proof: Option<Proof> = session.get(KEY).await.map_err(AppError::internal)?;
    Ok(proof.filter(|proof| proof.account == account).map(|proof| proof.at))
}
