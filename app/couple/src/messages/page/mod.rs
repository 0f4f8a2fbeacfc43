//! `/couple/messages`: what the two have said to each other, and the form that says something.

mod list;
mod recorder;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{
    language::Language,
    media::{UploadForm, model::Kind},
    query::Query,
};
use ui::{Banner, Card, Empty, LinkButton, PageHeader, Skeleton, SkeletonShape};

use self::{list::Said, recorder::Recorder};
use super::{RESOURCE, api::ReadMessages, model::Messages};
use crate::{
    frame::Frame,
    i18n::{Locale, td_string},
};

/// How long the words for a message may be, in characters.
const LONGEST_WORDS: u32 = 2_000;

/// Messages. The form stays as it is, with what was recorded in it, while the list follows what both do.
pub(crate) fn messages_page() -> AnyView {
    let query = use_query_map();
    let before = Memo::new(move |_| query.with(|query| query.get("before")).unwrap_or_default());
    let ask = move || ReadMessages { before: before.get() };
    let place = Query::new(&["couple"], || ReadMessages { before: String::new() });
    let messages = Query::new(&[RESOURCE, platform::media::RESOURCE], ask);
    let locale = Locale::from(Language::current());
    view! {
        <Frame title=td_string!(locale, messages.document_title)>
            {place.shown(
                || view! { <Skeleton shape=SkeletonShape::Title /> }.into_any(),
                |messages| match messages {
                    Some(messages) => view! { <Top messages /> }.into_any(),
                    None => view! { <NotYetTwo /> }.into_any(),
                },
            )}
            {messages.part(
                || view! { <Skeleton shape=SkeletonShape::Card count=2 /> }.into_any(),
                move |messages| messages.map(|messages| view! { <Said messages before=before.get_untracked() /> }).into_any(),
            )}
        </Frame>
    }
    .into_any()
}

/// Messages begin when both are there.
#[component]
fn NotYetTwo() -> impl IntoView {
    let locale = Locale::from(Language::current());
    let action = move || view! { <LinkButton href="/couple">{td_string!(locale, messages.to_home)}</LinkButton> };
    view! {
        <PageHeader title=td_string!(locale, messages.document_title) />
        <Empty title=td_string!(locale, messages.alone_title) seed="messages" action>
            {td_string!(locale, messages.alone_lead)}
        </Empty>
    }
    .into_any()
}

/// The title and the form; where voices cannot be taken, that it is so.
#[component]
fn Top(messages: Messages) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let longest = messages.longest;
    let title = td_string!(locale, messages.send_title, name = messages.partner.clone());
    let form = if messages.takes {
        view! {
            <Card>
                <h2>{title}</h2>
                <UploadForm
                    action="/couple/messages/send".to_owned()
                    name="message"
                    accept="audio/*,video/*"
                    kinds=&[Kind::Voice, Kind::Video]
                    file_label=td_string!(locale, messages.file)
                    file_hint=td_string!(locale, messages.file_hint)
                    words_label=td_string!(locale, messages.words)
                    words_hint=td_string!(locale, messages.words_hint)
                    longest_words=LONGEST_WORDS
                    button=td_string!(locale, messages.send)
                    before=move || view! { <Recorder longest /> }
                />
            </Card>
        }
        .into_any()
    } else {
        view! { <Banner>{td_string!(locale, messages.cannot)}</Banner> }.into_any()
    };
    view! {
        <PageHeader
            title=td_string!(locale, messages.document_title)
            lead=td_string!(locale, messages.lead, name = messages.partner)
        />
        {form}
    }
    .into_any()
}
