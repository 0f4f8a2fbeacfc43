//! The outbox page.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use ui::{Badge, BadgeTone, Card, Empty, More, Page, PageHeader, Skeleton, SkeletonShape};

use super::{
    api::LoadOutbox,
    model::{LetterState, Line, Outbox, OutboxLetter},
};
use crate::{
    i18n::{Locale, td_string},
    language::Language,
    query::Query,
};

/// `/dev/outbox`
pub(crate) fn outbox_page() -> AnyView {
    let query = use_query_map();
    let before = move || query.with(|query| query.get("before")).unwrap_or_default();
    let outbox = Query::first(&[], move || LoadOutbox { before: before() });
    view! {
        <Page>
            {outbox.shown(|| view! { <Skeleton shape=SkeletonShape::Card /> }.into_any(), |outbox| view! { <Letters outbox /> }.into_any())}
        </Page>
    }
    .into_any()
}

#[component]
fn Letters(outbox: Outbox) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let Outbox { letters, older } = outbox;
    let older = older.map(|id| format!("/dev/outbox?before={id}"));
    let none = letters.is_empty().then(|| {
        let title = td_string!(locale, notifications.outbox.empty_title);
        view! { <Empty title seed="outbox">{td_string!(locale, notifications.outbox.empty)}</Empty> }
    });
    view! {
        <Title text=td_string!(locale, notifications.outbox.title) />
        <PageHeader title=td_string!(locale, notifications.outbox.title) lead=td_string!(locale, notifications.outbox.lead) />
        {none}
        {letters.into_iter().map(|letter| view! { <Letter letter /> }).collect_view()}
        <More href=older label=td_string!(locale, notifications.outbox.more) />
    }
    .into_any()
}

#[component]
fn Letter(letter: OutboxLetter) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let OutboxLetter {
        id,
        recipient,
        subject,
        language,
        when,
        state,
        trouble,
        lines,
    } = letter;
    // A page of its own, outside the application; a text message has none.
    let html = subject.is_some().then(|| {
        let href = format!("/dev/outbox/{id}");
        view! { <p><a class="link" href=href rel="external">{td_string!(locale, notifications.outbox.html)}</a></p> }
    });
    let title = match subject {
        Some(subject) => view! { <h2 lang=language.clone()>{subject}</h2> }.into_any(),
        None => view! { <h2>{td_string!(locale, notifications.outbox.sms)}</h2> }.into_any(),
    };
    view! {
        <Card>
            <article class="stack" data-gap="3">
                <div class="cluster" data-align="between">
                    {title}
                    <State state />
                </div>
                <p class="muted small">
                    {td_string!(locale, notifications.outbox.to, recipient = recipient).to_string()} " · " {when}
                </p>
                {trouble.map(|trouble| view! { <p class="muted small">{trouble}</p> })}
                <div lang=language>{lines.into_iter().map(|line| view! { <TextLine line /> }).collect_view()}</div>
                {html}
            </article>
        </Card>
    }
    .into_any()
}

#[component]
fn State(state: LetterState) -> impl IntoView {
    let locale = Locale::from(Language::current());
    let (tone, words) = match state {
        LetterState::Waiting => (
            BadgeTone::Caution,
            td_string!(locale, notifications.outbox.state_waiting),
        ),
        LetterState::Kept => (BadgeTone::Plain, td_string!(locale, notifications.outbox.state_sent)),
        LetterState::Posted => (BadgeTone::Good, td_string!(locale, notifications.outbox.state_posted)),
        LetterState::Dead => (BadgeTone::Wrong, td_string!(locale, notifications.outbox.state_dead)),
    };
    view! { <Badge tone>{words}</Badge> }
}

#[component]
fn TextLine(line: Line) -> impl IntoView {
    match line {
        Line::Words(words) => view! { <p>{words}</p> }.into_any(),
        Line::Link(address) => {
            let href = address.clone();
            view! { <p><a class="link" rel="external" href=href>{address}</a></p> }.into_any()
        }
    }
}
