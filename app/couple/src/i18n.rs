//! The couple's sentences, generated at build time from `locales/`.

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub(crate) use i18n::{Locale, td_string};

impl From<platform::language::Language> for Locale {
    fn from(language: platform::language::Language) -> Self {
        match language {
            platform::language::Language::Fr => Self::fr,
            platform::language::Language::En => Self::en,
            platform::language::Language::Ko => Self::ko,
        }
    }
}
