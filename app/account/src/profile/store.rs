//! Profiles in the database.

use platform::{account::Member, context::RequestContext, error::AppError, language::Language};

use super::model::DisplayName;

/// Remembers what a member set about themselves.
pub(super) async fn update(
    context: &RequestContext,
    member: &Member,
    display_name: &DisplayName,
    language: Language,
    time_zone: chrono_tz::Tz,
) -> Result<(), AppError> {
    sqlx::query!(
        "update platform.accounts set display_name = $2, language = $3, time_zone = $4 where id = $1",
        member.account().0,
        display_name.as_str(),
        language.tag(),
        time_zone.name(),
    )
    .execute(context.pool())
    .await?;
    Ok(())
}
