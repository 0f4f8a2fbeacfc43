//! The doors to help.

#![cfg_attr(
    feature = "ssr",
    expect(clippy::unused_async, reason = "called from a browser it waits for the network")
)]

use leptos::prelude::*;
use platform::error::AppError;

use super::model::{Help, TopicPage};

/// The topics, and the answers to what somebody looks for, in the language of the request. Looked up on the server: the
/// texts of three languages would be much to fetch for a few lines.
#[server(name = SearchHelp, prefix = "/api", endpoint = "help")]
pub async fn search_help(#[server(default)] sought: String) -> Result<Help, AppError> {
    let context = platform::context::RequestContext::current()?;
    Ok(super::search::help(context.language, &sought))
}

/// A topic in the language of the request.
///
/// # Errors
/// Not found.
#[server(name = ReadHelpTopic, prefix = "/api", endpoint = "help/topic")]
pub async fn read_help_topic(topic: String) -> Result<TopicPage, AppError> {
    let context = platform::context::RequestContext::current()?;
    let topic = super::model::Topic::of(&topic).ok_or_else(AppError::not_found)?;
    Ok(super::shelf::Shelf::of(context.language).page(topic))
}
