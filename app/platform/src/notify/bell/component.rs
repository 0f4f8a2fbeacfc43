//! The bell in the bar.

use leptos::{prelude::*, task::spawn_local};
use ui::{IconLink, icons};

use super::api::count_unread;
use crate::{
    account::use_viewer,
    i18n::{Locale, td_string},
    language::Language,
    live,
    notify::RESOURCE,
};

/// Beyond this many, the number no longer matters.
const COUNTED: u32 = 99;

/// A link to the notifications that says how many are unread, and learns of new ones by itself.
#[component]
pub fn Bell() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let unread = RwSignal::new(use_viewer().map_or(0, |viewer| viewer.unread));
    Effect::new(move |_| {
        if live::version(RESOURCE) > 0 {
            spawn_local(async move {
                if let Ok(count) = count_unread().await {
                    // The bell may be gone by now.
                    let _ = unread.try_set(count);
                }
            });
        }
    });
    let label = Signal::derive(move || label(locale, unread.get()));
    let marked = Signal::derive(move || unread.get() > 0);
    // The document's script puts the number on the installed application's icon.
    view! { <IconLink glyph=icons::BELL label href="/notifications" marked attr:data-unread=move || unread.get() /> }
}

fn label(locale: Locale, unread: u32) -> String {
    match unread {
        0 => td_string!(locale, notifications.bell).to_owned(),
        1..=COUNTED => td_string!(locale, notifications.bell_unread, count = unread).to_string(),
        _ => td_string!(
            locale,
            notifications.bell_unread,
            count = td_string!(locale, notifications.many)
        )
        .to_string(),
    }
}
