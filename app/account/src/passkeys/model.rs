//! The words of passkeys.

use serde::{Deserialize, Serialize};

/// The most characters of a passkey's name.
pub const LONGEST_NAME: u16 = 60;
/// The most passkeys of an account.
pub const MOST: usize = 10;

/// A passkey, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPasskey {
    /// Which one it is.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// Since when, in the owner's zone and language.
    pub since: String,
    /// When it was last used, if it was.
    pub used: Option<String>,
}

/// How it stands with somebody's passkeys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyStanding {
    /// Whether this installation can make them.
    pub offered: bool,
    /// The oldest first.
    pub known: Vec<KnownPasskey>,
}

/// What a passkey is called: 1 to 60 characters on one line.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyName(String);

#[cfg(feature = "ssr")]
impl PasskeyName {
    /// The name that somebody typed; `None` when it is too long or none.
    pub fn parse(typed: &str) -> Option<Self> {
        let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let length = name.chars().count();
        let fits = (1..=usize::from(LONGEST_NAME)).contains(&length);
        (fits && !name.chars().any(char::is_control)).then_some(Self(name))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_sixty_characters_at_most_and_one_at_least() {
        assert_eq!(
            PasskeyName::parse("  Mon   téléphone ")
                .as_ref()
                .map(PasskeyName::as_str),
            Some("Mon téléphone")
        );
        assert!(PasskeyName::parse(&"é".repeat(60)).is_some());
        for none in ["", "   ", "a\0b", &"é".repeat(61)] {
            assert_eq!(PasskeyName::parse(none), None, "{none:?}");
        }
    }
}
