//! The pages of notifications, which share one file, and that of the development outbox.

use super::{
    bell::page::notifications_page, outbox::page::outbox_page, preferences::page::notification_preferences_page,
};

crate::lazy_pages! { notification_pages, __preload_notification_pages:
    NotificationsPage = notifications_page,
    NotificationPreferencesPage = notification_preferences_page,
    OutboxPage = outbox_page,
}
