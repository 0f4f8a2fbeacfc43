//! Who somebody is elsewhere.

use serde::{Deserialize, Serialize};

use crate::address::EmailAddress;

/// The most characters of a provider's id of a person (OpenID Connect Core 1.0, 2: `sub`).
const LONGEST_SUBJECT: usize = 255;
/// The most characters of what a provider calls somebody.
const LONGEST_LABEL: usize = 254;

/// Who a provider says that somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Identity {
    /// The provider.
    pub(super) issuer: String,
    /// Its own id of the person, which never becomes another's.
    pub(super) subject: String,
    /// What it calls them; empty when it did not say.
    pub(super) name: String,
    /// Their address, if the provider vouches for it.
    pub(super) verified_email: Option<String>,
}

impl Identity {
    /// What a provider said. An address counts only as `verified`, and if it is one.
    pub(super) fn of(issuer: &str, subject: &str, name: &str, email: Option<&str>, verified: bool) -> Option<Self> {
        let fits = (1..=LONGEST_SUBJECT).contains(&subject.chars().count());
        if !fits || subject.contains('\0') {
            return None;
        }
        let email = email.filter(|_| verified).and_then(EmailAddress::parse);
        Some(Self {
            issuer: issuer.to_owned(),
            subject: subject.to_owned(),
            name: name
                .chars()
                .filter(|letter| !letter.is_control())
                .take(LONGEST_LABEL)
                .collect(),
            verified_email: email.map(|email| email.as_str().to_owned()),
        })
    }

    /// By what its owner recognises it.
    pub(super) fn label(&self) -> &str {
        self.verified_email.as_deref().unwrap_or(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(subject: &str, email: Option<&str>, verified: bool) -> Option<Identity> {
        Identity::of("https://id.example.org", subject, "Aya\nK", email, verified)
    }

    #[test]
    fn an_address_counts_only_when_the_provider_vouches_for_it() {
        let email = Some("Aya@example.ci");
        let vouched = of("1", email, true).expect("an identity");
        assert_eq!(vouched.verified_email.as_deref(), Some("aya@example.ci"));
        let unvouched = of("1", email, false).expect("an identity");
        assert_eq!((unvouched.verified_email.as_deref(), unvouched.label()), (None, "AyaK"));
        assert_eq!(
            of("1", Some("no address"), true).expect("an identity").verified_email,
            None
        );
    }

    #[test]
    fn an_id_has_one_to_255_characters() {
        assert!(of(&"a".repeat(255), None, false).is_some());
        for none in ["", "a\0", &"a".repeat(256)] {
            assert_eq!(of(none, None, false), None, "{none:?}");
        }
    }
}
