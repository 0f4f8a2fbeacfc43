//! The gallery's page.

use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use platform::query::Query;
use ui::{Page, PageHeader, PageWidth, QrCode, ToastRegion, Toasts};

use super::{
    api::OpenGallery, buttons::buttons, charts::charts, choices::choices, fields::fields, languages::languages,
    messages::messages, people::people, sorting::sorting, theme::InBothThemes, tiles::tiles, waiting::waiting,
    words::words,
};
use crate::i18n::{locale, td_string};

/// `/dev/ui`
pub(crate) fn gallery_page() -> AnyView {
    let code = Query::first(&[], || OpenGallery {});
    view! {
        <Page width=PageWidth::Wide>
            {code.shown(|| ().into_any(), |code| view! { <Gallery code /> }.into_any())}
        </Page>
    }
    .into_any()
}

/// All parts, group by group.
#[component]
fn Gallery(code: QrCode) -> impl IntoView {
    let locale = locale();
    let toasts = Toasts::provide();
    view! {
        <Title text=td_string!(locale, dev.title) />
        <Meta name="robots" content="noindex" />
        <PageHeader title=td_string!(locale, dev.title) lead=td_string!(locale, dev.lead) />
        <InBothThemes title=td_string!(locale, dev.words) parts=move |_| words(locale) />
        <InBothThemes title=td_string!(locale, dev.buttons) parts=move |theme| buttons(theme, locale) />
        <InBothThemes title=td_string!(locale, dev.fields) parts=move |theme| fields(theme, locale) />
        <InBothThemes title=td_string!(locale, dev.choices) parts=move |theme| choices(theme, locale) />
        <InBothThemes title=td_string!(locale, dev.order) parts=move |theme| sorting(theme, locale) />
        <InBothThemes title=td_string!(locale, dev.messages) parts=move |_| messages(locale) />
        <InBothThemes title=td_string!(locale, dev.people) parts=move |_| people(locale) />
        <InBothThemes title=td_string!(locale, dev.charts) parts=move |_| charts(locale, code.clone()) />
        <InBothThemes title=td_string!(locale, dev.awaiting) parts=move |theme| waiting(theme, locale) />
        <InBothThemes title=td_string!(locale, dev.tiles) parts=move |_| tiles(locale) />
        <InBothThemes title=td_string!(locale, dev.languages) parts=languages />
        <ToastRegion toasts />
    }
    .into_any()
}
