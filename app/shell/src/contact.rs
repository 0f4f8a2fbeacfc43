//! Whom to write to: the operator of this installation.

#![cfg_attr(
    feature = "ssr",
    expect(clippy::unused_async, reason = "called from a browser it waits for the network")
)]

use leptos::prelude::*;
use platform::error::AppError;
use serde::{Deserialize, Serialize};

/// How the operator is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The address that this installation writes from; none where mail stays on the machine.
    pub mail: Option<String>,
    /// The address of the installation itself.
    pub site: String,
}

/// How the operator of this installation is reached.
#[server(name = ReadContact, prefix = "/api", endpoint = "contact")]
pub async fn read_contact() -> Result<Contact, AppError> {
    let context = platform::context::RequestContext::current()?;
    Ok(Contact::of(&context.services.configuration))
}

#[cfg(feature = "ssr")]
impl Contact {
    /// The contact that an installation's settings name.
    pub fn of(configuration: &platform::configuration::Configuration) -> Self {
        use platform::configuration::Mail;

        let mail = match &configuration.mail {
            Mail::Smtp { from, .. } => Some(from.email.to_string()),
            Mail::Outbox => None,
        };
        Self {
            mail,
            site: configuration.base_url.as_str().trim_end_matches('/').to_owned(),
        }
    }
}
