//! What somebody wrote of it.

use super::LONGEST_WORDS;
use crate::{
    forms::Fields,
    i18n::{Locale, td_string},
    language::Language,
};

/// In characters; less says nothing that can be looked into.
const SHORTEST: usize = 10;

/// The words of a report, 10–2,000 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Words(String);

impl Words {
    /// Reads the field `words`, and refuses what is too short or too long.
    pub fn read(fields: &mut Fields, language: Language, typed: &str) -> Option<Self> {
        let locale = Locale::from(language);
        let words: String = typed
            .replace("\r\n", "\n")
            .chars()
            .filter(|letter| *letter == '\n' || !letter.is_control())
            .collect();
        let words = words.trim();
        let count = words.chars().count();
        if count < SHORTEST {
            fields.refuse("words", "words_short", td_string!(locale, reports.words_short));
            return None;
        }
        if u32::try_from(count).is_ok_and(|count| count <= LONGEST_WORDS) {
            return Some(Self(words.to_owned()));
        }
        fields.refuse("words", "words_long", td_string!(locale, reports.words_long));
        None
    }

    /// They.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What somebody confided is not for a log.
impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Words")
    }
}
