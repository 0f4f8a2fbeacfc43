//! The words of providers.

pub use platform::doors::{Named, Provider};
use serde::{Deserialize, Serialize};

/// The page from which people leave for a provider.
pub const LEAVING: &str = "/login/with";
/// The page on which who is new accepts the terms.
pub const ARRIVING: &str = "/register/with";
/// The page that says why it came to nothing.
pub const UNFINISHED: &str = "/login/unfinished";

/// A provider on the security page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderStanding {
    /// Which one.
    pub named: Named,
    /// What it calls the member, and since when it may, in their zone and language; nothing when it is
    /// not linked.
    pub linked: Option<(String, String)>,
}

/// Somebody who is about to leave for a provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// What people call it.
    pub name: String,
    /// Where it asks them.
    pub address: String,
}

/// Somebody whom a provider knows and the house does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// What people call the provider.
    pub provider: String,
    /// What it calls them; empty when it did not say.
    pub display_name: String,
    /// Their address, if the provider vouches for it.
    pub email: Option<String>,
}

/// Why it came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// The person, or the provider, did not want it.
    Refused,
    /// The answer belongs to nothing that this browser asked, or came too late.
    Expired,
    /// The provider does not answer, or not as it should.
    Unavailable,
    /// The answer does not prove anything.
    Unproved,
    /// The address has an account that the provider was not linked to.
    Taken,
    /// The identity opens another account, or the account has another one there.
    Elsewhere,
    /// The provider speaks of somebody else than who is signed in.
    Another,
}

impl Unfinished {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Refused,
        Self::Expired,
        Self::Unavailable,
        Self::Unproved,
        Self::Taken,
        Self::Elsewhere,
        Self::Another,
    ];

    /// The word in addresses and in the audit log.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Expired => "expired",
            Self::Unavailable => "unavailable",
            Self::Unproved => "unproved",
            Self::Taken => "taken",
            Self::Elsewhere => "elsewhere",
            Self::Another => "another",
        }
    }

    /// What a word says; what says nothing has expired.
    pub fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|why| why.word() == word)
            .unwrap_or(Self::Expired)
    }
}
