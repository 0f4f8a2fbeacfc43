//! How often letters come.

use serde::{Deserialize, Serialize};

/// How often letters come of what can wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MailRhythm {
    /// One for each thing, at once.
    #[default]
    AsItComes,
    /// One each evening on which there is something to tell.
    Daily,
    /// One on Monday evening, if there is something to tell.
    Weekly,
}

impl MailRhythm {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::AsItComes, Self::Daily, Self::Weekly];

    /// The word in tables and forms.
    pub fn word(self) -> &'static str {
        match self {
            Self::AsItComes => "as_it_comes",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
        }
    }

    /// The rhythm of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rhythm| rhythm.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::MailRhythm;

    #[test]
    fn a_word_leads_back_to_its_rhythm_and_no_other_word_to_any() {
        for rhythm in MailRhythm::ALL {
            assert_eq!(MailRhythm::of_word(rhythm.word()), Some(rhythm));
        }
        for word in ["", "hourly", "Daily", "daily "] {
            assert_eq!(MailRhythm::of_word(word), None, "{word:?}");
        }
    }
}
