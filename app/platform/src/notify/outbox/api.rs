//! The door to the outbox page.

use leptos::prelude::*;

use super::model::Outbox;
#[cfg(feature = "ssr")]
use super::reading;
#[cfg(feature = "ssr")]
use crate::context::RequestContext;
use crate::error::AppError;

/// The letters and text messages of a development installation, newest first. In production it does not exist.
#[server(name = LoadOutbox, prefix = "/api", endpoint = "dev/outbox")]
pub async fn load_outbox(
    /// Where the page above ended; empty for the first.
    before: String,
) -> Result<Outbox, AppError> {
    reading::page(&RequestContext::current()?, &before).await
}
