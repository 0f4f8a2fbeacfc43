//! The words of registering.

pub use platform::legal::TERMS_VERSION;

/// Where somebody goes who did not come from anywhere.
pub const HOME: &str = "/couple";

/// The page to go on to: the one asked for, if it is one of ours.
#[cfg(feature = "ssr")]
pub fn next_page(asked: &str) -> String {
    let ours = platform::forms::is_local(asked);
    if ours { asked.to_owned() } else { HOME.to_owned() }
}

/// What the browser remembers of the registration that it began.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Begun {
    /// The registration.
    pub id: uuid::Uuid,
    /// Where to go on to once it is confirmed.
    pub next: String,
}

#[cfg(feature = "ssr")]
impl Begun {
    /// Under which key the session remembers it.
    pub const KEY: &'static str = "registration";

    /// What this browser began, if anything.
    pub async fn of(session: &tower_sessions::Session) -> Result<Option<Self>, platform::error::AppError> {
        session
            .get(Self::KEY)
            .await
            .map_err(platform::error::AppError::internal)
    }

    /// Remembers it.
    pub async fn remember(&self, session: &tower_sessions::Session) -> Result<(), platform::error::AppError> {
        session
            .insert(Self::KEY, self)
            .await
            .map_err(platform::error::AppError::internal)
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // Signing in never leads to another site, whatever link somebody followed to it.
        #[test]
        fn nobody_is_led_elsewhere(asked in "\\PC{0,30}|[/\\\\.]{0,4}(evil\\.example|api/account/logout|couple)[/?#@:]{0,3}[a-z.]{0,9}|(https?|javascript|data):[/]{0,3}[a-z.]{1,12}") {
            let base = url::Url::parse("https://parvis.example/login").expect("an address");
            let there = base.join(&next_page(&asked)).expect("an address");
            prop_assert_eq!(there.origin(), base.origin());
            prop_assert!(!there.path().starts_with("/api/"));
        }
    }
}
