//! Reading and changing preferences.

use chrono::{NaiveTime, Timelike};

use super::{
    super::{
        Channel, MailRhythm, NoticeKind, digest,
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
        rhythm: store::mail_rhythm(&mut connection, member.account()).await?,
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
/// so are devices where closed browsers are not spoken to. What comes by mail no more leaves the next digest.
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
    let unwanted: Vec<NoticeKind> = kinds(context).filter(|kind| !ticked.mail.contains(kind)).collect();
    digest::forget_kinds(&mut transaction, member, &unwanted).await?;
    transaction.commit().await?;
    Ok(())
}

/// Keeps how often letters come. What is gathered comes by the new rhythm: at the next round, where there
/// is none any more.
pub(super) async fn choose_rhythm(context: &RequestContext, member: &Member, word: &str) -> Result<(), AppError> {
    let Some(rhythm) = MailRhythm::of_word(word) else {
        let locale = Locale::from(context.language);
        let sentence = td_string!(locale, notifications.rhythm.unknown);
        return Err(AppError::invalid_field("rhythm", "not_a_rhythm", sentence));
    };
    let mut transaction = context.begin().await?;
    store::keep_mail_rhythm(&mut transaction, member, rhythm).await?;
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
        // Some browsers add seconds; none adds a leap second, with which a day would have a twenty-fifth hour.
        let time = NaiveTime::parse_from_str(text, "%H:%M").or_else(|_| NaiveTime::parse_from_str(text, "%H:%M:%S"));
        let time = time.ok().filter(|time| time.nanosecond() == 0);
        if time.is_none() {
            fields.refuse(field, "not_a_time", td_string!(locale, notifications.quiet.not_a_time));
        }
        time
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_leap_second_is_no_time() {
        assert!(read(Locale::fr, "22:00", "23:59:59").is_ok());
        assert!(read(Locale::fr, "22:00", "23:59:60").is_err());
    }

    proptest! {
        // Two times of the clock that differ, or none: nothing else is kept.
        #[test]
        fn quiet_hours_are_two_times_or_none(from in "\\PC{0,8}| ?[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?|", to in " {0,2}|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?") {
            match read(Locale::fr, &from, &to) {
                Ok(Some(hours)) => {
                    prop_assert_ne!(hours.starts_at, hours.ends_at);
                    prop_assert_eq!((hours.starts_at.nanosecond(), hours.ends_at.nanosecond()), (0, 0));
                }
                Ok(None) => prop_assert!(from.trim().is_empty() && to.trim().is_empty()),
                Err(error) => prop_assert!(!error.fields.is_empty()),
            }
        }
    }
}
