//! What stands in for a page that neither the network nor the browser's own copies can give.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use ui::{Empty, EmptyPlace, Page};

use crate::i18n::{locale, td_string};

/// `/offline`: kept by the service worker in every language, so it holds nothing of anybody.
pub(crate) fn offline_page() -> AnyView {
    let locale = locale();
    view! {
        <Title text=td_string!(locale, help.no_network.title) />
        <Meta name="robots" content="noindex" />
        <Page>
            <Empty
                place=EmptyPlace::Page
                seed="hors ligne"
                title=td_string!(locale, help.no_network.title)
                action=move || {
                    // The document's script lets it lead to the page that was asked for.
                    view! { <a class="button" data-kind="primary" data-retry="" href="/" rel="external">{td_string!(locale, help.no_network.again)}</a> }
                }
            >
                {td_string!(locale, help.no_network.text)}
            </Empty>
        </Page>
    }
    .into_any()
}
