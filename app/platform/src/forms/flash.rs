//! What a form left behind for the next page: shown once.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use ui::form::ByField;

use crate::error::AppError;

/// A failed attempt on its way back to its form, or a notice on its way to the next page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The page (path and query) that may take it.
    pub page: String,
    /// The form that failed.
    #[serde(default)]
    pub form: String,
    /// What was typed, without secrets.
    #[serde(default)]
    pub typed: ByField,
    /// Why it failed.
    #[serde(default)]
    pub error: Option<AppError>,
    /// A sentence to show, after success.
    #[serde(default)]
    pub notice: Option<String>,
}

/// Hands the page's flash to its forms, on both sides. Call once, at the root.
pub fn provide_flash() {
    let flash = SharedValue::new(|| {
        #[cfg(feature = "ssr")]
        let flash = use_context::<http::request::Parts>().and_then(|parts| parts.extensions.get::<Flash>().cloned());
        #[cfg(not(feature = "ssr"))]
        let flash: Option<Flash> = None;
        flash
    });
    provide_context(StoredValue::new(flash.into_inner()));
}

impl Flash {
    /// The flash of the page that is shown, if it came with one.
    pub fn current() -> Option<Self> {
        use_context::<StoredValue<Option<Self>>>().and_then(|flash| flash.get_value())
    }

    /// Forgets it: the person has gone on to another page.
    pub fn forget() {
        if let Some(flash) = use_context::<StoredValue<Option<Self>>>() {
            flash.set_value(None);
        }
    }
}
