//! The door to the bell.

use leptos::prelude::*;

use super::model::Notifications;
#[cfg(feature = "ssr")]
use super::{reading, store};
use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::{
    context::RequestContext,
    forms::redirect_with_notice,
    i18n::{Locale, td_string},
};

/// A page of what the signed-in person was told, newest first.
#[server(name = LoadNotifications, prefix = "/api", endpoint = "notifications")]
pub async fn load_notifications(
    /// Where the page above ended; empty for the first.
    before: String,
) -> Result<Notifications, AppError> {
    let context = RequestContext::current()?;
    reading::page(&context, &context.member()?, &before).await
}

/// How many notifications the signed-in person has not read, up to 100.
#[server(name = CountUnread, prefix = "/api", endpoint = "notifications/unread")]
pub async fn count_unread() -> Result<u32, AppError> {
    let context = RequestContext::current()?;
    store::unread(context.pool(), &context.member()?).await
}

/// Marks everything as read that the person has seen.
#[server(name = MarkNotificationsRead, prefix = "/api", endpoint = "notifications/read")]
pub async fn mark_notifications_read(
    /// The newest that their page shows.
    newest: String,
) -> Result<(), AppError> {
    let context = RequestContext::current()?;
    reading::mark(&context, &context.member()?, &newest).await?;
    redirect_with_notice(
        "/notifications",
        td_string!(Locale::from(context.language), notifications.marked),
    );
    Ok(())
}
