//! Says when nothing can arrive, and what waits to leave.

use leptos::prelude::*;
use ui::{Icon, icons};

use super::Live;
use crate::{
    drafts::Outbox,
    i18n::{Locale, td_string},
    language::Language,
};

/// What there is to say, the most important first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    SessionOver,
    Offline,
    OfflineWaiting(usize),
    Waiting(usize),
}

impl News {
    fn of(live: Option<Live>, outbox: Option<Outbox>) -> Option<Self> {
        let waiting = outbox.map_or(0, Outbox::count);
        match live {
            Some(live) if live.session_is_over() => Some(Self::SessionOver),
            Some(live) if live.is_offline() && waiting > 0 => Some(Self::OfflineWaiting(waiting)),
            Some(live) if live.is_offline() => Some(Self::Offline),
            _ if waiting > 0 => Some(Self::Waiting(waiting)),
            _ => None,
        }
    }

    fn sentence(self, locale: Locale) -> String {
        match self {
            Self::SessionOver => td_string!(locale, live.session_over).to_string(),
            Self::Offline => td_string!(locale, live.offline).to_string(),
            Self::OfflineWaiting(count) => td_string!(locale, live.offline_waiting, count = count).to_string(),
            Self::Waiting(count) => td_string!(locale, live.waiting, count = count).to_string(),
        }
    }
}

/// A banner across the window that comes and goes by itself: no network, how much waits to be
/// sent, or a session that has ended.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let (live, outbox) = (use_context::<Live>(), use_context::<Outbox>());
    let news = Memo::new(move |_| News::of(live, outbox));
    view! { <div role="status">{move || news.get().map(|news| view! { <Message news /> })}</div> }.into_any()
}

#[component]
fn Message(news: News) -> impl IntoView {
    let locale = Locale::from(Language::current());
    // A plain link: signing in begins a new page.
    let sign_in = (news == News::SessionOver).then(|| {
        view! { <a class="button" data-kind="secondary" data-size="small" href="/login" rel="external">{td_string!(locale, live.sign_in)}</a> }
    });
    view! {
        <div class="banner" data-place="top" data-tone="caution">
            <Icon glyph=if news == News::SessionOver { icons::LOG_OUT } else { icons::WIFI_OFF } />
            <div><p>{news.sentence(locale)}</p></div>
            {sign_in}
        </div>
    }
}

/// What [`OfflineBanner`] says of a network that is gone, for a page that the application has not
/// come to.
#[component]
pub fn OfflineNotice() -> impl IntoView {
    view! { <Message news=News::Offline /> }
}
