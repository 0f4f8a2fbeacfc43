//! What happens when somebody proves that it is they.

use platform::{account::Member, audit, context::RequestContext, error::AppError, forms::is_local, session};
use serde_json::json;

use super::model::Ways;
use crate::{password::confirm_current, second_factor};

/// Where somebody goes on to who did not come from anywhere.
const FALLBACK: &str = "/account/security";

/// By what a member may prove that it is they.
///
/// # Errors
/// Internal.
pub(super) async fn ways(context: &RequestContext, member: &Member) -> Result<Ways, AppError> {
    Ok(if second_factor::is_on(context, member.account()).await? {
        Ways::PasswordOrCode
    } else {
        Ways::Password
    })
}

/// Proves it by the current password, and gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn by_password(
    context: &RequestContext,
    member: &Member,
    typed: &str,
    next: &str,
) -> Result<String, AppError> {
    confirm_current(context, member, typed).await?;
    remember(context, member, "password").await?;
    Ok(page(next))
}

/// Proves it by a code of one's phone, and gives the page to go on to.
///
/// # Errors
/// Invalid, beside the field; too many requests.
pub(super) async fn by_code(
    context: &RequestContext,
    member: &Member,
    typed: &str,
    next: &str,
) -> Result<String, AppError> {
    second_factor::check_code(context, member.account(), typed).await?;
    remember(context, member, "code").await?;
    session::show_factor(context.session()?, member.account(), context.now()).await?;
    Ok(page(next))
}

/// The session may do more from now on, so it gets another id (OWASP ASVS 5.0, 7.2.4).
async fn remember(context: &RequestContext, member: &Member, by: &str) -> Result<(), AppError> {
    audit::record(
        context.pool(),
        context,
        Some(member.account()),
        "session.reauthenticated",
        "",
        json!({ "by": by }),
    )
    .await?;
    let session = context.session()?;
    session::renew(session).await?;
    session::prove(session, member.account(), context.now()).await
}

/// The page that was asked for, if it is one of ours.
fn page(asked: &str) -> String {
    if is_local(asked) { asked } else { FALLBACK }.to_owned()
}
