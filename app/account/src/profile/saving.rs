//! Reading and saving a profile.

use chrono_tz::Tz;
use platform::{
    account::{Member, store::correspondent},
    context::RequestContext,
    error::AppError,
    forms::Fields,
    language::Language,
};

use super::{model::Profile, store, zones};
use crate::{
    fields,
    i18n::{Locale, td_string},
};

/// What a member has set about themselves.
///
/// # Errors
/// Internal.
pub async fn profile(context: &RequestContext, member: &Member) -> Result<Profile, AppError> {
    let person = correspondent(context.pool(), member.account()).await?;
    Ok(Profile {
        email: person.email,
        display_name: person.display_name,
        language: person.language.tag().to_owned(),
        time_zone: member.time_zone().name().to_owned(),
        zones: zones::offered(context.language, member.time_zone(), context.now()),
    })
}

/// Saves it, and gives the language in which to go on.
///
/// # Errors
/// Invalid, beside the fields.
pub async fn save(
    context: &RequestContext,
    member: &Member,
    display_name: &str,
    language: &str,
    time_zone: &str,
) -> Result<Language, AppError> {
    let locale = Locale::from(context.language);
    let mut fields = Fields::default();
    let display_name = fields::display_name(&mut fields, context.language, display_name);
    let chosen = Language::ALL.into_iter().find(|known| known.tag() == language);
    if chosen.is_none() {
        fields.refuse(
            "language",
            "language_unknown",
            td_string!(locale, profile.language_unknown),
        );
    }
    let zone = time_zone.parse::<Tz>().ok();
    if zone.is_none() {
        fields.refuse(
            "time_zone",
            "time_zone_unknown",
            td_string!(locale, profile.zone_unknown),
        );
    }
    fields.finish()?;
    let (Some(display_name), Some(chosen), Some(zone)) = (display_name, chosen, zone) else {
        return Err(fields::incomplete());
    };
    store::update(context, member, &display_name, chosen, zone).await?;
    Ok(chosen)
}
