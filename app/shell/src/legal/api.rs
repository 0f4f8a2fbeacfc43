//! The door to the legal texts.

#![cfg_attr(
    feature = "ssr",
    expect(clippy::unused_async, reason = "called from a browser it waits for the network")
)]

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{Document, LegalText};

/// A text in the language of the request. It is written on the server: three languages of legal
/// prose would be the heaviest file that a browser fetches here.
#[server(name = ReadLegalText, prefix = "/api", endpoint = "legal")]
pub async fn read_legal_text(text: LegalText) -> Result<Document, AppError> {
    let context = platform::context::RequestContext::current()?;
    Ok(super::writing::write(
        text,
        context.language,
        &crate::contact::Contact::of(&context.services.configuration),
    ))
}
