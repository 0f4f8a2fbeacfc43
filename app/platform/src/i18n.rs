//! The platform's sentences, generated at build time from `locales/`.

include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));

pub(crate) use i18n::{Locale, td_string};
