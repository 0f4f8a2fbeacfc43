//! Signed-in browsers, kept in PostgreSQL.

mod factor;
mod proof;
mod store;

pub use factor::{FACTOR_KEY, Factor, factor_shown_at, show_factor};
pub use proof::{PROOF_KEY, PROOF_LIFETIME, Proof, prove, proved_at};
pub use store::{ABSOLUTE_LIFETIME, IDLE_LIFETIME, SessionStore, is_open, key_of, touch};

use tower_sessions::Session;

use crate::{account::AccountId, error::AppError};

/// The key under which a session remembers its account.
pub const ACCOUNT_KEY: &str = "account";

/// The account that a session belongs to, if somebody signed in with it.
pub async fn account_of(session: &Session) -> Result<Option<AccountId>, AppError> {
    session.get::<AccountId>(ACCOUNT_KEY).await.map_err(AppError::internal)
}

/// Signs an account in, in a session that begins anew.
pub async fn sign_in(session: &Session, account: AccountId) -> Result<(), AppError> {
    begin_anew(session).await?;
    session.insert(ACCOUNT_KEY, account).await.map_err(AppError::internal)
}

/// Empties the session and gives it a new id: one known before is worth nothing, and nothing that
/// somebody else left in it passes on.
pub async fn begin_anew(session: &Session) -> Result<(), AppError> {
    session.clear().await;
    renew(session).await
}

/// Gives the session a new id; what it holds stays.
pub async fn renew(session: &Session) -> Result<(), AppError> {
    session.cycle_id().await.map_err(AppError::internal)
}

/// Signs out: the session and all it remembers are gone.
pub async fn sign_out(session: &Session) -> Result<(), AppError> {
    session.flush().await.map_err(AppError::internal)
}
