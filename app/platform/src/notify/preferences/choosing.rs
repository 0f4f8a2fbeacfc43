//! Reading and changing preferences.

use chrono::NaiveTime;

use super::{
    super::{
        Channel, NoticeKind,
        push::{self, Wording},
        quiet::QuietHours,
    },
    model::{PreferenceLine, Preferences},
    store,
};
use crate::{
    account::Member,
    clock::city_of,
    context::RequestContext,
    error::AppError,
    forms::Fields,
    i18n::{Locale, td_string},
};

/// A member's preferences.
pub(super) async fn preferences(context: &RequestContext, member: &Member) -> Result<Preferences, AppError> {
    let mut connection = context.pool().acquire().await?;
    let chosen = store::chosen(&mut connection, member.account()).await?;
    let arrives = |kind: NoticeKind, channel: Channel| {
        chosen
            .iter()
            .find(|(of, on, _)| of == kind.word() && on == channel.word())
            .map_or(kind.arrives_by_default(channel), |(.., enabled)| *enabled)
    };
    let lines = kinds(context)
        .map(|kind| PreferenceLine {
            kind,
            bell: arrives(kind, Channel::Bell),
            mail: arrives(kind, Channel::Mail),
            push: arrives(kind, Channel::Push),
        })
        .collect();
    let quiet = store::quiet_hours(&mut connection, member.account()).await?;
    let written = |time: fn(QuietHours) -> NaiveTime| {
        quiet
            .map(|hours| time(hours).format("%H:%M").to_string())
            .unwrap_or_default()
    };
    Ok(Preferences {
        lines,
        quiet_from: written(|hours| hours.starts_at),
        quiet_to: written(|hours| hours.ends_at),
        zone: city_of(member.time_zone()),
        device: push::this_device(context, member).await?,
    })
}

/// The boxes that a person has ticked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ticked<'a> {
    pub(super) bell: &'a [NoticeKind],
    pub(super) mail: &'a [NoticeKind],
    pub(super) push: &'a [NoticeKind],
    pub(super) wording: Wording,
}

/// Keeps which kinds arrive on which channel; kinds that are not theirs to choose are ignored, and
/// so are devices where closed browsers are not spoken to.
pub(super) async fn choose(context: &RequestContext, member: &Member, ticked: Ticked<'_>) -> Result<(), AppError> {
    let mut transaction = context.begin().await?;
    let mut channels = vec![(Channel::Bell, ticked.bell), (Channel::Mail, ticked.mail)];
    if context.services.configuration.vapid.is_some() {
        channels.push((Channel::Push, ticked.push));
        push::choose_words(&mut transaction, member, ticked.wording).await?;
    }
    for kind in kinds(context) {
        for (channel, on) in &channels {
            store::choose(&mut transaction, member, kind, *channel, on.contains(&kind)).await?;
        }
    }
    transaction.commit().await?;
    Ok(())
}

/// Keeps the quiet hours, or forgets them when both fields are empty.
pub(super) async fn choose_quiet_hours(
    context: &RequestContext,
    member: &Member,
    from: &str,
    to: &str,
) -> Result<Option<QuietHours>, AppError> {
    let hours = read(Locale::from(context.language), from, to)?;
    let mut transaction = context.begin().await?;
    store::keep_quiet_hours(&mut transaction, member, hours).await?;
    transaction.commit().await?;
    Ok(hours)
}

fn read(locale: Locale, from: &str, to: &str) -> Result<Option<QuietHours>, AppError> {
    let mut fields = Fields::default();
    let mut time = |field: &str, text: &str| {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        // Some browsers add seconds.
        let time = NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"));
        if time.is_err() {
            fields.refuse(field, "not_a_time", td_string!(locale, notifications.quiet.not_a_time));
        }
        time.ok()
    };
    let times = (time("quiet_from", from), time("quiet_to", to));
    fields.finish()?;
    match times {
        (None, None) => Ok(None),
        (Some(starts_at), Some(ends_at)) if starts_at != ends_at => Ok(Some(QuietHours { starts_at, ends_at })),
        (Some(_), Some(_)) => Err(AppError::invalid_field(
            "quiet_to",
            "same_time",
            td_string!(locale, notifications.quiet.different),
        )),
        (None, Some(_)) => Err(AppError::invalid_field(
            "quiet_from",
            "one_time",
            td_string!(locale, notifications.quiet.both),
        )),
        (Some(_), None) => Err(AppError::invalid_field(
            "quiet_to",
            "one_time",
            td_string!(locale, notifications.quiet.both),
        )),
    }
}

/// What the asking person may choose about.
fn kinds(context: &RequestContext) -> impl Iterator<Item = NoticeKind> {
    let operator = context.viewer.as_ref().is_some_and(|viewer| viewer.operator);
    NoticeKind::OF_RESIDENTS
        .into_iter()
        .chain(operator.then_some(NoticeKind::OF_OPERATORS).into_iter().flatten())
}
