//! What every area stands on. Each module is a room; `ARCHITECTURE.md` says which is for what.

pub mod account;
#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "ssr")]
pub mod chance;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod configuration;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod counts;
#[cfg(feature = "ssr")]
pub mod database;
pub mod doors;
pub mod drafts;
pub mod error;
pub mod flags;
pub mod forms;
#[cfg(feature = "hydrate")]
pub mod hydration;
mod i18n;
#[cfg(feature = "ssr")]
pub mod jobs;
#[cfg(feature = "ssr")]
pub mod known_browser;
pub mod language;
mod lazy;
pub mod legal;
#[cfg(feature = "ssr")]
pub mod limits;
pub mod live;
pub mod looking;
pub mod media;
#[cfg(feature = "ssr")]
pub mod milestones;
pub mod notify;
#[cfg(feature = "ssr")]
pub mod outside;
pub mod page;
#[cfg(feature = "ssr")]
pub mod phone;
#[cfg(feature = "ssr")]
pub mod privacy;
pub mod pwa;
pub mod query;
#[cfg(feature = "ssr")]
pub mod receipts;
pub mod reports;
#[cfg(feature = "ssr")]
pub mod seal;
#[cfg(feature = "ssr")]
pub mod services;
#[cfg(feature = "ssr")]
pub mod session;
#[cfg(feature = "ssr")]
pub mod sms;
#[cfg(feature = "ssr")]
pub mod storage;
#[cfg(feature = "testing")]
pub mod testing;
pub mod trouble;

impl From<language::Language> for i18n::Locale {
    fn from(language: language::Language) -> Self {
        match language {
            language::Language::Fr => Self::fr,
            language::Language::En => Self::en,
            language::Language::Ko => Self::ko,
        }
    }
}
