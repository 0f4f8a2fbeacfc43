//! The words of the outbox.

use serde::{Deserialize, Serialize};

/// What became of letters and text messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Given up: what an operator comes for.
    #[default]
    Dead,
    /// Still to be sent.
    Waiting,
    /// A mail server or a carrier took them.
    Sent,
}

impl Fate {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Self; 3] = [Self::Dead, Self::Waiting, Self::Sent];

    /// The word in the table and in addresses.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Waiting => "waiting",
            Self::Sent => "sent",
        }
    }

    /// The fate of a word; given up, for any other.
    #[cfg(feature = "ssr")]
    pub(crate) fn parse(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|fate| fate.word() == word)
            .unwrap_or_default()
    }
}

/// A page of letters, the latest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPage {
    /// Which ones.
    pub fate: Fate,
    /// They.
    pub letters: Vec<LetterLine>,
    /// Where older ones begin, if there are any.
    pub older: Option<String>,
}

/// By which way something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By mail.
    Mail,
    /// By text message: nobody wants a code that comes late, so none is sent again.
    Text,
}

/// A letter or a text message, without its words: they are between the house and whoever gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterLine {
    /// Its id.
    pub id: String,
    /// By which way it goes.
    pub channel: Channel,
    /// What kind of letter or message it is.
    pub kind: String,
    /// Whom it goes to, but for the domain or the country hidden.
    pub recipient: String,
    /// Whose letter it is: an account's id.
    pub account: Option<String>,
    /// When it was written.
    pub written: String,
    /// When it left.
    pub sent: Option<String>,
    /// How often that was tried.
    pub attempts: i32,
    /// Why it did not leave, the last time.
    pub trouble: Option<String>,
}

/// `a…@example.ci`, `+2250…`: enough to see which mail server or carrier refuses.
#[cfg(feature = "ssr")]
pub(super) fn masked(address: &str) -> String {
    match address.split_once('@') {
        Some((name, domain)) => format!("{}…@{domain}", name.chars().next().unwrap_or_default()),
        None => format!("{}…", address.chars().take(5).collect::<String>()),
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod unit_tests {
    use super::masked;

    #[test]
    fn an_address_shows_where_it_leads_and_not_to_whom() {
        assert_eq!(masked("aya.kouassi@example.ci"), "a…@example.ci");
        assert_eq!(masked("+2250707123456"), "+2250…");
    }
}
