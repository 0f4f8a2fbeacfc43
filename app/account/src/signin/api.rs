//! The doors in and out.

use leptos::prelude::*;
use platform::error::AppError;

/// Signs in, and goes on to `next`.
#[server(name = SignIn, prefix = "/api", endpoint = "account/login")]
pub async fn sign_in(email: String, password: String, #[server(default)] next: String) -> Result<(), AppError> {
    let context = platform::context::RequestContext::current()?;
    let page = super::sign_in(&context, &email, &password, &next).await?;
    platform::forms::redirect(&page);
    Ok(())
}

/// Signs out. What the browser kept of our pages goes too, so that *back* shows nothing.
#[server(name = SignOut, prefix = "/api", endpoint = "account/logout")]
pub async fn sign_out() -> Result<(), AppError> {
    use axum::http::{HeaderName, HeaderValue};

    super::sign_out(&platform::context::RequestContext::current()?).await?;
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.insert_header(
            HeaderName::from_static("clear-site-data"),
            HeaderValue::from_static("\"cache\""),
        );
    }
    platform::forms::redirect("/");
    Ok(())
}
