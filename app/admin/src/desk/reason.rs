//! Why an operator does something.

use platform::{error::AppError, forms::Fields, language::Language};

use crate::i18n::{Locale, td_string};

/// In characters; one word explains nothing.
const SHORTEST: usize = 5;
/// In characters.
const LONGEST: usize = 300;

/// A reason, 5–300 characters. It stays in the audit log for a year, so it names nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reason(String);

impl Reason {
    /// Reads the field `reason`, and refuses one that is too short or too long.
    pub(crate) fn read(fields: &mut Fields, language: Language, typed: &str) -> Option<Self> {
        let locale = Locale::from(language);
        let reason = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let (code, message) = match reason.chars().count() {
            0..SHORTEST => ("reason_short", td_string!(locale, desk.reason_short)),
            SHORTEST..=LONGEST => return Some(Self(reason)),
            _ => ("reason_long", td_string!(locale, desk.reason_long)),
        };
        fields.refuse("reason", code, message);
        None
    }

    /// The reason of a form that has no other field to be read.
    ///
    /// # Errors
    /// Invalid, beside the field.
    pub(crate) fn parse(language: Language, typed: &str) -> Result<Self, AppError> {
        let mut fields = Fields::default();
        let reason = Self::read(&mut fields, language, typed);
        fields.finish()?;
        reason.ok_or_else(|| AppError::invalid(Vec::new()))
    }

    /// Its words.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<String> {
        Reason::read(&mut Fields::default(), Language::Fr, typed).map(|reason| reason.0)
    }

    #[test]
    fn a_reason_is_some_words_and_no_novel() {
        assert_eq!(read("abcd"), None);
        assert_eq!(read("   a    "), None);
        assert_eq!(read(" plainte  reçue ").as_deref(), Some("plainte reçue"));
        assert!(read(&"é".repeat(300)).is_some());
        assert_eq!(read(&"é".repeat(301)), None);
    }
}
