//! Browsers that an account has been signed in to with before, known again by a cookie: guesses of strangers are
//! counted apart from theirs, and keep them out no more (OWASP, *Slow Down Online Guessing Attacks with Device
//! Cookies*).
//!
//! The cookie signs nobody in. It holds, for each account, a random id sealed for that account; the server keeps
//! nothing of it.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::{account::AccountId, configuration::Configuration, error::AppError, seal::Seal, services::Services};

/// For how many accounts a browser is known: phones are shared, and a cookie travels with every request.
pub const MOST_ACCOUNTS: usize = 4;

const PURPOSE: &str = "known browser";
const ID_BYTES: usize = 16;
/// Between the sealed ids; none of the letters of base64url.
const SEPARATOR: char = '.';

/// What a request's browser is known by. Clones are the same one.
#[derive(Clone, Default)]
pub struct KnownBrowser(Arc<Mutex<Kept>>);

#[derive(Default)]
struct Kept {
    /// Latest first.
    sealed: Vec<Vec<u8>>,
    news: bool,
}

impl KnownBrowser {
    /// Reads the cookie's value. What is none of ours opens for nobody, and goes with the next sign-in.
    pub fn read(cookie: &str) -> Self {
        let sealed = cookie
            .split(SEPARATOR)
            .filter_map(|part| URL_SAFE_NO_PAD.decode(part).ok())
            .take(MOST_ACCOUNTS)
            .collect();
        Self(Arc::new(Mutex::new(Kept { sealed, news: false })))
    }

    /// By what this browser is known to an account; `None` when it is a stranger's.
    pub fn id_for(&self, configuration: &Configuration, account: AccountId) -> Option<String> {
        let seal = Seal::in_installation(configuration, PURPOSE);
        let kept = self.kept();
        let id = kept
            .sealed
            .iter()
            .find_map(|sealed| seal.open(sealed, account.0.as_bytes()))?;
        Some(URL_SAFE_NO_PAD.encode(id))
    }

    /// Remembers that an account was just signed in to. A browser that is known already keeps its id: another sign-in
    /// gives it no other count.
    ///
    /// # Errors
    /// Internal.
    pub fn remember(&self, services: &Services, account: AccountId) -> Result<(), AppError> {
        let seal = Seal::in_installation(&services.configuration, PURPOSE);
        let owner = account.0.as_bytes();
        let mut kept = self.kept();
        let place = kept.sealed.iter().position(|sealed| seal.open(sealed, owner).is_some());
        let latest = match place {
            Some(place) => kept.sealed.remove(place),
            None => seal.close(&services.chance, &services.chance.bytes::<ID_BYTES>(), owner)?,
        };
        kept.sealed.insert(0, latest);
        kept.sealed.truncate(MOST_ACCOUNTS);
        kept.news = true;
        Ok(())
    }

    /// The value that the cookie has to have now, when it has changed or its year begins anew.
    pub fn news(&self) -> Option<String> {
        let kept = self.kept();
        let parts = kept.sealed.iter().map(|sealed| URL_SAFE_NO_PAD.encode(sealed));
        kept.news
            .then(|| parts.collect::<Vec<_>>().join(&SEPARATOR.to_string()))
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for KnownBrowser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[secret]")
    }
}

#[cfg(feature = "testing")]
#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sqlx::PgPool;

    use super::*;
    use crate::testing::Town;

    /// The browser with its next request.
    fn next(browser: &KnownBrowser) -> KnownBrowser {
        KnownBrowser::read(&browser.news().expect("it was just remembered"))
    }

    #[sqlx::test(migrator = "crate::database::MIGRATOR")]
    async fn a_browser_is_known_to_whom_it_was_signed_in_and_to_nobody_else(pool: PgPool) {
        let services = Town::open(pool).await.services;
        let account = |number| AccountId(uuid::Uuid::from_u128(number));
        let browser = KnownBrowser::default();
        assert_eq!(browser.id_for(&services.configuration, account(1)), None);
        assert_eq!(browser.news(), None);

        browser.remember(&services, account(1)).expect("remembered");
        let browser = next(&browser);
        let id = browser.id_for(&services.configuration, account(1));
        assert!(id.is_some());
        assert_eq!(browser.id_for(&services.configuration, account(2)), None);
        assert_eq!(browser.news(), None, "nothing was remembered in this request");

        browser.remember(&services, account(1)).expect("remembered");
        assert_eq!(next(&browser).id_for(&services.configuration, account(1)), id);
    }

    #[sqlx::test(migrator = "crate::database::MIGRATOR")]
    async fn a_shared_browser_is_known_to_the_last_four(pool: PgPool) {
        let services = Town::open(pool).await.services;
        let account = |number| AccountId(uuid::Uuid::from_u128(number));
        let mut browser = KnownBrowser::default();
        for number in 1..=5 {
            browser.remember(&services, account(number)).expect("remembered");
            browser = next(&browser);
        }
        let known: Vec<u128> = (1..=5)
            .filter(|number| browser.id_for(&services.configuration, account(*number)).is_some())
            .collect();
        assert_eq!(known, [2, 3, 4, 5]);
    }

    proptest! {
        // Whatever is sent in the cookie's place is read, and opens for nobody.
        #[test]
        fn a_cookie_that_was_made_up_is_nobodys(cookie in "[A-Za-z0-9_.-]{0,400}") {
            let configuration = crate::testing::configuration("none");
            let account = AccountId(uuid::Uuid::from_u128(1));
            prop_assert_eq!(KnownBrowser::read(&cookie).id_for(&configuration, account), None);
        }
    }
}
