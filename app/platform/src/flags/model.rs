//! The words of flags.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    account::AccountId,
    i18n::{Locale, td_string},
    language::Language,
};

/// What can be on or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Whether pages offer to install the application.
    InstallOffer,
}

impl Flag {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::InstallOffer];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::InstallOffer => "install_offer",
        }
    }

    /// The flag of a word; none for one that this version does not know.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.word() == word)
    }

    /// Whether it is on as long as nobody has decided otherwise.
    pub fn by_default(self) -> bool {
        match self {
            Self::InstallOffer => true,
        }
    }

    /// What it does, for who decides.
    pub fn description(self, language: Language) -> String {
        let locale = Locale::from(language);
        match self {
            Self::InstallOffer => td_string!(locale, flags.install_offer).to_owned(),
        }
    }
}

/// For whom a flag is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// For everybody, visitors too.
    All,
    /// For nobody.
    Nobody,
    /// For a share of the accounts, and for named ones.
    Some,
}

impl Audience {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::All, Self::Nobody, Self::Some];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Nobody => "nobody",
            Self::Some => "some",
        }
    }

    /// The audience of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|audience| audience.word() == word)
    }
}

/// What operators decided about a flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// For whom it is on.
    pub audience: Audience,
    /// Of a hundred accounts, how many; for [`Audience::Some`].
    pub percentage: u8,
    /// For these it is on whatever the share; for [`Audience::Some`].
    pub accounts: Vec<AccountId>,
}

#[cfg(feature = "ssr")]
impl Decision {
    /// Whether the flag is on for somebody. A visitor belongs to no share.
    pub(super) fn is_on(&self, flag: Flag, account: Option<AccountId>) -> bool {
        match (self.audience, account) {
            (Audience::All, _) => true,
            (Audience::Nobody, _) | (Audience::Some, None) => false,
            (Audience::Some, Some(account)) => {
                self.accounts.contains(&account) || place(flag, account) < self.percentage
            }
        }
    }
}

/// Where an account stands among a hundred: always at the same place, at another for each flag.
#[cfg(feature = "ssr")]
fn place(flag: Flag, account: AccountId) -> u8 {
    use sha2::{Digest, Sha256};

    let hash = Sha256::new()
        .chain_update(flag.word())
        .chain_update(account.0.as_bytes())
        .finalize();
    let number = hash
        .iter()
        .take(4)
        .fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    u8::try_from(number % 100).unwrap_or(0)
}

/// The flags that are on for whoever sees a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flags(pub(super) Vec<Flag>);

impl Flags {
    /// Those of the page that is shown.
    pub fn current() -> Self {
        use_context::<Self>().unwrap_or_default()
    }

    /// Whether a flag is on.
    pub fn is_on(&self, flag: Flag) -> bool {
        self.0.contains(&flag)
    }
}

#[cfg(feature = "ssr")]
impl Flags {
    /// Those of the page that is being rendered, as the request brought them.
    pub(crate) fn of_page() -> Self {
        use_context::<http::request::Parts>()
            .and_then(|parts| parts.extensions.get::<Self>().cloned())
            .unwrap_or_default()
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod unit_tests {
    use uuid::Uuid;

    use super::*;

    fn some(percentage: u8) -> Decision {
        Decision {
            audience: Audience::Some,
            percentage,
            accounts: Vec::new(),
        }
    }

    #[test]
    fn a_share_of_accounts_is_about_that_share_and_only_grows() {
        let people: Vec<_> = (0..1_000_u128).map(|n| AccountId(Uuid::from_u128(n * 7_919))).collect();
        let on = |percentage| {
            let decision = some(percentage);
            people
                .iter()
                .filter(|person| decision.is_on(Flag::InstallOffer, Some(**person)))
                .count()
        };
        assert_eq!((on(0), on(100)), (0, 1_000));
        assert!((200..=300).contains(&on(25)), "{}", on(25));
        for person in &people {
            let in_a_tenth = some(10).is_on(Flag::InstallOffer, Some(*person));
            assert!(!in_a_tenth || some(25).is_on(Flag::InstallOffer, Some(*person)));
        }
    }

    #[test]
    fn a_visitor_belongs_to_no_share() {
        assert!(!some(100).is_on(Flag::InstallOffer, None));
    }

    #[test]
    fn words_are_read_back() {
        for flag in Flag::ALL {
            assert_eq!(Flag::parse(flag.word()), Some(flag));
        }
        for audience in Audience::ALL {
            assert_eq!(Audience::parse(audience.word()), Some(audience));
        }
    }
}
