//! The door to registering.

use leptos::prelude::*;
use platform::error::AppError;

/// Registers somebody, and says the same whether or not the address already has an account.
#[server(name = Register, prefix = "/api", endpoint = "account/register")]
pub async fn register(
    email: String,
    password: String,
    display_name: String,
    #[server(default)] accept_terms: bool,
    #[server(default)] time_zone: String,
    #[server(default)] next: String,
) -> Result<(), AppError> {
    use platform::{context::RequestContext, forms::redirect};

    let context = RequestContext::current()?;
    let typed = super::Typed {
        email,
        password,
        display_name,
        accept_terms,
        time_zone,
        next,
    };
    super::register(&context, typed).await?;
    redirect("/register/sent");
    Ok(())
}
