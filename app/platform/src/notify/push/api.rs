//! The doors of a device.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use super::{
    here::forget_here,
    subscribing::{self, Typed},
};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    context::RequestContext,
    forms::redirect_with_notice,
    i18n::{Locale, td_string},
};

/// Where devices are turned on and off.
#[cfg(feature = "ssr")]
const PAGE: &str = "/account/notifications";

/// Turns this device on, with what its browser says of itself once it has subscribed.
#[server(name = SubscribePush, prefix = "/api", endpoint = "notifications/push/subscribe")]
pub async fn subscribe_push(
    /// Our public key, with which the browser has subscribed.
    server_key: String,
    /// The address of its push service.
    endpoint: String,
    /// Its public key.
    p256dh: String,
    /// The secret that it shares with us.
    auth: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let typed = Typed {
        endpoint: &endpoint,
        p256dh: &p256dh,
        auth: &auth,
    };
    subscribing::subscribe(&context, &context.member()?, &server_key, typed).await?;
    let locale = Locale::from(context.language);
    redirect_with_notice(PAGE, td_string!(locale, notifications.push.turned_on));
    Ok(())
}

/// For the service worker: the push service has given this device another address.
#[server(name = RenewPush, prefix = "/api", endpoint = "notifications/push/renew")]
pub async fn renew_push(
    /// The address until now.
    former: String,
    /// The address of its push service.
    endpoint: String,
    /// Its public key.
    p256dh: String,
    /// The secret that it shares with us.
    auth: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    let typed = Typed {
        endpoint: &endpoint,
        p256dh: &p256dh,
        auth: &auth,
    };
    subscribing::renew(&context, &context.member()?, &former, typed).await
}

/// Turns this device off.
#[server(name = UnsubscribePush, prefix = "/api", endpoint = "notifications/push/unsubscribe")]
pub async fn unsubscribe_push() -> Result<(), AppError> {
    let context = RequestContext::current()?;
    context.member()?;
    forget_here(&context).await?;
    let locale = Locale::from(context.language);
    redirect_with_notice(PAGE, td_string!(locale, notifications.push.turned_off));
    Ok(())
}
