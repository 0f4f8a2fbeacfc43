//! The desk's sentences, generated at build time from `locales/`.

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

use platform::language::Language;

pub(crate) use i18n::{Locale, td_string};

impl From<Language> for Locale {
    fn from(language: Language) -> Self {
        match language {
            Language::Fr => Self::fr,
            Language::En => Self::en,
            Language::Ko => Self::ko,
        }
    }
}

/// The locale of the page that is being rendered.
pub(crate) fn locale() -> Locale {
    Language::current().into()
}
