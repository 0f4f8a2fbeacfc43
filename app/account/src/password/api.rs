//! The door to changing the password.

use leptos::prelude::*;
use platform::error::AppError;

/// Changes the password, and comes back to the page.
#[server(name = ChangePassword, prefix = "/api", endpoint = "account/password/change")]
pub async fn change_password(
    #[server(default)] current_password: String,
    new_password: String,
) -> Result<(), AppError> {
    use platform::{context::RequestContext, forms::redirect_with_notice};

    use crate::i18n::{Locale, td_string};

    let context = RequestContext::current()?;
    let member = context.member()?;
    super::change::change_password(&context, &member, &current_password, &new_password).await?;
    redirect_with_notice(
        "/account/security",
        td_string!(Locale::from(context.language), password.changed),
    );
    Ok(())
}
