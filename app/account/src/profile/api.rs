//! The doors to one's profile.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::Profile;

/// What one has set about oneself.
#[server(name = LoadProfile, prefix = "/api", endpoint = "account/profile")]
pub async fn load_profile() -> Result<Profile, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::profile(&context, &member).await
}

/// Saves name, language and time zone. The cookie takes the language along, for when one is
/// signed out.
#[server(name = SaveProfile, prefix = "/api", endpoint = "account/profile/save")]
pub async fn save_profile(display_name: String, language: String, time_zone: String) -> Result<(), AppError> {
    use axum::http::{HeaderValue, header::SET_COOKIE};

    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    let language = super::save(&context, &member, &display_name, &language, &time_zone).await?;
    let cookie = language.cookie(&context.services.configuration.base_url);
    if let (Some(response), Ok(cookie)) = (
        use_context::<leptos_axum::ResponseOptions>(),
        HeaderValue::from_str(&cookie),
    ) {
        response.append_header(SET_COOKIE, cookie);
    }
    platform::forms::redirect_with_notice("/account", td_string!(Locale::from(language), profile.saved));
    Ok(())
}
