//! Whether this installation can still read what it sealed.

use platform::{configuration::Secret, error::AppError};
use sqlx::PgPool;

use super::{SharedSecret, store};

/// Whether the secret of the installation opens the second factor that was set up last; `None` when
/// nobody has one.
///
/// # Errors
/// Internal.
pub async fn opens(pool: &PgPool, installation: &Secret) -> Result<Option<bool>, AppError> {
    let latest = store::latest(pool).await?;
    Ok(latest.map(|latest| SharedSecret::opened(installation, latest.account, &latest.sealed_secret).is_some()))
}
