//! Turning a device on, keeping it on, turning it off.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::TimeDelta;

use super::{
    browser::Browser,
    endpoint::Reach,
    here::{here, remember},
    model::ThisDevice,
    store::{self, Renewed},
    wording::Wording,
};
use crate::{
    account::Member,
    configuration::Vapid,
    context::RequestContext,
    error::AppError,
    i18n::{Locale, td_string},
    limits::Limit,
};

/// How often an account may name a browser.
pub(super) const SUBSCRIBING: Limit = Limit::new("push_subscribe", 30, TimeDelta::hours(1));
/// How many browsers an account has at most: beyond, the oldest falls silent.
pub(super) const MOST_BROWSERS: i64 = 20;

/// What a browser says of itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Typed<'a> {
    pub(super) endpoint: &'a str,
    pub(super) p256dh: &'a str,
    pub(super) auth: &'a str,
}

/// What the page shows of the device of a request; nothing where nobody speaks to closed browsers.
pub(in crate::notify) async fn this_device(
    context: &RequestContext,
    member: &Member,
) -> Result<Option<ThisDevice>, AppError> {
    let Some(vapid) = &context.services.configuration.vapid else {
        return Ok(None);
    };
    let own = vapid.public_key();
    let on = match here(context).await? {
        Some(subscription) => store::is_on(context.pool(), member, subscription, &own).await?,
        None => false,
    };
    let mut connection = context.pool().acquire().await?;
    let wording = store::shows_words(&mut connection, member.account()).await?;
    Ok(Some(ThisDevice {
        server_key: URL_SAFE_NO_PAD.encode(own),
        on,
        shows_words: wording == Wording::Plain,
    }))
}

/// Turns the device of a request on: its session remembers it.
///
/// # Errors
/// Refused, when it subscribed with a key that is not ours (any more) or names no push service; too
/// many requests.
pub(super) async fn subscribe(
    context: &RequestContext,
    member: &Member,
    server_key: &str,
    typed: Typed<'_>,
) -> Result<(), AppError> {
    SUBSCRIBING.take(context, member.account()).await?;
    let own = vapid(context)?.public_key();
    if URL_SAFE_NO_PAD.encode(&own) != server_key {
        let sentence = td_string!(Locale::from(context.language), notifications.push.stale);
        return Err(AppError::refused("other_key", sentence));
    }
    let browser = read(context, typed)?;
    let now = context.now();
    let mut transaction = context.begin().await?;
    store::hold_account(&mut transaction, member).await?;
    let id = context.services.chance.id(now);
    let kept = store::keep(&mut transaction, member, (id, &browser), &own, now).await?;
    store::keep_latest(&mut transaction, member, MOST_BROWSERS).await?;
    transaction.commit().await?;
    if let Some(former) = here(context).await?.filter(|former| *former != kept) {
        store::delete(context.pool(), member.account(), former).await?;
    }
    remember(context, kept).await
}

/// The push service has given the device of a request another address.
///
/// # Errors
/// Not found, when it is not turned on with the former one; refused as for [`subscribe`].
pub(super) async fn renew(
    context: &RequestContext,
    member: &Member,
    former: &str,
    typed: Typed<'_>,
) -> Result<(), AppError> {
    SUBSCRIBING.take(context, member.account()).await?;
    let own = vapid(context)?.public_key();
    let subscription = here(context).await?.ok_or_else(AppError::not_found)?;
    let browser = read(context, typed)?;
    let mut transaction = context.begin().await?;
    let renewed = store::renew(&mut transaction, member, (subscription, former), &browser, &own).await?;
    if renewed == Renewed::Nothing {
        return Err(AppError::not_found());
    }
    transaction.commit().await?;
    Ok(())
}

fn vapid(context: &RequestContext) -> Result<&Vapid, AppError> {
    let vapid = context.services.configuration.vapid.as_ref();
    vapid.ok_or_else(AppError::not_found)
}

fn read(context: &RequestContext, typed: Typed<'_>) -> Result<Browser, AppError> {
    let reach = Reach::of(&context.services.configuration);
    Browser::read(typed.endpoint, typed.p256dh, typed.auth, reach).ok_or_else(|| {
        let sentence = td_string!(Locale::from(context.language), notifications.push.unusable);
        AppError::refused("no_push_service", sentence)
    })
}
