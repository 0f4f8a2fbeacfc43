//! The doors to the end of an account, and back.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::PlannedEnd;

/// Asks for the account to end, and signs out everywhere. What the browser kept of our pages goes
/// too, so that *back* shows nothing.
#[server(name = AskDeletion, prefix = "/api", endpoint = "account/deletion/ask")]
pub async fn ask_deletion(#[server(default)] current_password: String) -> Result<(), AppError> {
    use axum::http::{HeaderName, HeaderValue};

    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let when = super::ask(&context, &member, &current_password).await?;
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\""),
        );
    }
    let notice = td_string!(Locale::from(context.language), deletion.asked, when = when).to_string();
    platform::forms::redirect_with_notice("/login", &notice);
    Ok(())
}

/// When the account ends, for who asked for it.
#[server(name = ReadDeletion, prefix = "/api", endpoint = "account/deletion")]
pub async fn read_deletion() -> Result<PlannedEnd, AppError> {
    let context = platform::context::RequestContext::current()?;
    let departing = super::Departing::of(&context).await?;
    Ok(super::planned(&context, &departing))
}

/// Stays after all.
#[server(name = Stay, prefix = "/api", endpoint = "account/deletion/stay")]
pub async fn stay() -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let departing = super::Departing::of(&context).await?;
    super::stay(&context, &departing).await?;
    platform::forms::redirect_with_notice("/account", td_string!(Locale::from(context.language), deletion.stayed));
    Ok(())
}
