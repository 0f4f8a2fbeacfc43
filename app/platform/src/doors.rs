//! By which doors people may come in here: the settings decide.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    configuration::{Configuration, Sms},
    context::RequestContext,
};

/// The doors that are open beside address and password.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doors {
    /// Text messages reach phones.
    pub phone: bool,
}

impl Doors {
    /// Those of the page that is shown.
    pub fn current() -> Self {
        use_context::<Self>().unwrap_or_default()
    }
}

#[cfg(feature = "ssr")]
impl Doors {
    /// Those of a configuration.
    pub fn of(configuration: &Configuration) -> Self {
        Self {
            phone: configuration.sms != Sms::Closed,
        }
    }

    /// Those of the page that is being rendered, as the request brought them.
    pub(crate) fn of_page() -> Self {
        use_context::<http::request::Parts>()
            .and_then(|parts| parts.extensions.get::<RequestContext>().cloned())
            .map(|context| Self::of(&context.services.configuration))
            .unwrap_or_default()
    }
}
