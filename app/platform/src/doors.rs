//! By which doors people may come in here: the settings decide.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::{
    configuration::{Configuration, Sms},
    context::RequestContext,
};

/// The doors that are open beside address and password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doors {
    /// Text messages reach phones.
    pub phone: bool,
    /// Passkeys are bound to this address.
    pub passkeys: bool,
    /// Who may say who somebody is.
    pub providers: Vec<Named>,
}

/// Somebody who says who people are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Google.
    Google,
    /// Another that speaks OpenID Connect.
    Openid,
    /// Facebook.
    Facebook,
}

impl Provider {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Google, Self::Openid, Self::Facebook];

    /// The word in forms and addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Google => "google",
            Self::Openid => "openid",
            Self::Facebook => "facebook",
        }
    }

    /// The provider of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.word() == word)
    }
}

/// A provider that may be asked, and what people call it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Which one.
    pub provider: Provider,
    /// Its name.
    pub name: String,
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
            passkeys: configuration.passkey_origin().is_some(),
            providers: configuration.providers.named(),
        }
    }

    /// Those of the page that is being rendered, as the request brought them.
    pub(crate) fn of_page() -> Self {
        RequestContext::of_page()
            .map(|context| Self::of(&context.services.configuration))
            .unwrap_or_default()
    }
}
