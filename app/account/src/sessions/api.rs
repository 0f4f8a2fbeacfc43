//! The doors to one's sessions.

use leptos::prelude::*;
use platform::error::AppError;

use super::model::OpenSession;

/// Where one is signed in.
#[server(name = ListSessions, prefix = "/api", endpoint = "account/sessions")]
pub async fn list_sessions() -> Result<Vec<OpenSession>, AppError> {
    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::open_sessions(&context, &member).await
}

/// Signs one other browser out.
#[server(name = RevokeSession, prefix = "/api", endpoint = "account/sessions/revoke")]
pub async fn revoke_session(session: String) -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::revoke(&context, &member, &session).await?;
    platform::forms::say(td_string!(Locale::from(context.language), sessions.revoked));
    Ok(())
}

/// Signs every other browser out.
#[server(name = RevokeOtherSessions, prefix = "/api", endpoint = "account/sessions/revoke-others")]
pub async fn revoke_other_sessions() -> Result<(), AppError> {
    use crate::i18n::{Locale, td_string};

    let context = platform::context::RequestContext::current()?;
    let member = context.member()?;
    super::revoke_others(&context, &member).await?;
    platform::forms::say(td_string!(Locale::from(context.language), sessions.others_revoked));
    Ok(())
}
