//! `POST /lang`: the language switch, a plain form.

use axum::{
    Extension, Form,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use platform::{account::store, context::RequestContext, error::AppError, forms::is_local, language::Language};
use serde::Deserialize;

/// The fields of the switch.
#[derive(Debug, Deserialize)]
pub struct Choice {
    language: String,
    #[serde(default)]
    page: String,
}

/// Remembers the language, in a cookie and on the account, and goes back to the page.
///
/// # Errors
/// 422 for a language that is not one of ours.
pub async fn switch(
    Extension(context): Extension<RequestContext>,
    Form(choice): Form<Choice>,
) -> Result<Response, AppError> {
    let language = Language::from_tag(&choice.language)
        .ok_or_else(|| AppError::invalid_field("language", "language_unknown", String::new()))?;
    if let Ok(member) = context.member() {
        store::set_language(context.pool(), &member, language).await?;
    }
    let page = if is_local(&choice.page) {
        choice.page
    } else {
        "/".to_owned()
    };
    let cookie = language.cookie(&context.services.configuration.base_url);
    let values = [(header::LOCATION, page), (header::SET_COOKIE, cookie)];
    let mut headers = HeaderMap::new();
    for (name, value) in values {
        headers.insert(name, HeaderValue::from_str(&value).map_err(AppError::internal)?);
    }
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}

/// The language that the cookie remembers.
pub fn cookie(headers: &HeaderMap) -> Option<Language> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix("lang="))
        .and_then(Language::from_tag)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        // A cookie of another name, or one that only ends alike, chooses nothing.
        #[test]
        fn only_the_cookie_of_the_language_chooses(before in "[a-z]{1,8}", value in "[a-z-]{0,6}") {
            let of = |cookies: String| {
                let value = HeaderValue::from_str(&cookies).expect("a header");
                cookie(&HeaderMap::from_iter([(header::COOKIE, value)]))
            };
            prop_assert_eq!(of(format!("{before}lang={value}; {before}={value}")), None);
            prop_assert_eq!(of(format!("{before}=1; lang={value}")), Language::from_tag(&value));
        }

        // Whatever is sent as a cookie is read or left alone.
        #[test]
        fn any_cookie_is_read_or_left_alone(cookies in "[ -~]{0,60}") {
            let value = HeaderValue::from_str(&cookies).expect("a header");
            if let Some(language) = cookie(&HeaderMap::from_iter([(header::COOKIE, value)])) {
                let plain = cookies.to_ascii_lowercase().replace(' ', "");
                let named = format!("lang={}", language.tag());
                prop_assert!(plain.contains(&named), "{}", cookies);
            }
        }
    }
}
