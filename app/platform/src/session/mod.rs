//! Signed-in browsers, kept in PostgreSQL.

mod store;

pub use store::{ABSOLUTE_LIFETIME, IDLE_LIFETIME, SessionStore, is_open, key_of, touch};

use tower_sessions::Session;

use crate::{account::AccountId, error::AppError};

/// The key under which a session remembers its account.
pub const ACCOUNT_KEY: &str = "account";

/// The account that a session belongs to, if somebody signed in with it.
pub async fn account_of(session: &Session) -> Result<Option<AccountId>, AppError> {
    session.get::<AccountId>(ACCOUNT_KEY).await.map_err(AppError::internal)
}

/// Signs an account in: the session gets a new id, so that one known before is worth nothing.
pub async fn sign_in(session: &Session, account: AccountId) -> Result<(), AppError> {
    session.cycle_id().await.map_err(AppError::internal)?;
    session.insert(ACCOUNT_KEY, account).await.map_err(AppError::internal)
}

/// Signs out: the session and all it remembers are gone.
pub async fn sign_out(session: &Session) -> Result<(), AppError> {
    session.flush().await.map_err(AppError::internal)
}
