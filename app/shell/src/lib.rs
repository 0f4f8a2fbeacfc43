//! The front door: routes, layout, navigation, landing, legal and help pages, error pages.

mod app;
#[cfg(feature = "ssr")]
mod application;
mod contact;
mod dev;
#[cfg(feature = "ssr")]
mod document;
mod errors;
mod frame;
mod help;
mod i18n;
mod landing;
mod legal;
mod offline;
mod presentation;
mod routes;
#[cfg(feature = "ssr")]
mod status;

pub use app::App;
#[cfg(feature = "ssr")]
pub use document::{document, error_document, status_document};
#[cfg(feature = "ssr")]
pub use status::{Condition, Standing};
