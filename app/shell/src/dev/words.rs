//! Titles, running text, links.

use leptos::prelude::*;
use ui::{Logo, PageHeader};

use crate::i18n::{Locale, td_string};

pub(super) fn words(locale: Locale) -> AnyView {
    view! {
        <Logo href="/" />
        <h3 class="display">{td_string!(locale, dev.headline)}</h3>
        <div aria-hidden="true">
            <PageHeader title=td_string!(locale, dev.headline) overline=td_string!(locale, dev.today) lead=td_string!(locale, dev.sentence) />
        </div>
        <div class="prose">
            <h3>{td_string!(locale, dev.title)}</h3>
            <p>{td_string!(locale, dev.sentence)} " " <a href="#content">{td_string!(locale, dev.link)}</a></p>
            <ul>
                <li>{td_string!(locale, dev.confirmed)}</li>
                <li>{td_string!(locale, dev.expires)}</li>
            </ul>
        </div>
        <p class="muted">{td_string!(locale, dev.sentence)}</p>
        <p class="overline">{td_string!(locale, dev.fresh)}</p>
    }
    .into_any()
}
