//! Under which secret of the installation second factors are sealed, and bringing all under the present one.

use platform::{configuration::Configuration, error::AppError, services::Services};
use sqlx::PgPool;

use super::{SharedSecret, store};

/// How many second factors open under which secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealed {
    /// Under the present one.
    pub present: usize,
    /// Under the former one alone.
    pub former: usize,
    /// Under neither: their codes are refused.
    pub neither: usize,
}

/// Looks at all second factors.
///
/// # Errors
/// Internal.
pub async fn sealed(pool: &PgPool, installation: &Configuration) -> Result<Sealed, AppError> {
    let present = without_former(installation);
    let mut found = Sealed::default();
    for kept in store::all(pool).await? {
        let opens = |secrets| SharedSecret::opened(secrets, kept.account, &kept.sealed_secret).is_some();
        if opens(&present) {
            found.present += 1;
        } else if opens(installation) {
            found.former += 1;
        } else {
            found.neither += 1;
        }
    }
    Ok(found)
}

/// Seals under the present secret whatever opens under the former one alone, and says how many that
/// were. May run while people sign in, and again.
///
/// # Errors
/// Internal.
pub async fn reseal(services: &Services) -> Result<usize, AppError> {
    let installation = &services.configuration;
    let present = without_former(installation);
    let mut sealed_anew = 0;
    for kept in store::all(&services.pool).await? {
        if SharedSecret::opened(&present, kept.account, &kept.sealed_secret).is_some() {
            continue;
        }
        let Some(secret) = SharedSecret::opened(installation, kept.account, &kept.sealed_secret) else {
            continue;
        };
        let anew = secret.sealed(services, kept.account)?;
        store::seal_anew(&services.pool, &kept, &anew).await?;
        sealed_anew += 1;
    }
    Ok(sealed_anew)
}

fn without_former(installation: &Configuration) -> Configuration {
    Configuration {
        former_secret: None,
        ..installation.clone()
    }
}
