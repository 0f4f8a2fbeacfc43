//! The outbox on the page.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{forms::Form, query::Query};
use server_fn::ServerFn;
use ui::{Button, ButtonKind, ButtonSize, Empty, More, Tab, Tabs};

use super::{
    api::{ReadLetters, ResendLetter},
    model::{Channel, Fate, LetterLine, LetterPage},
};
use crate::{
    desk::{ReasonField, Room, in_room, keep_current},
    i18n::{locale, td_string},
};

/// What changes with the outbox.
const RESOURCE: &[&str] = &["desk_outbox"];

/// `/admin/outbox`
pub(crate) fn outbox_page() -> AnyView {
    let asked = use_query_map();
    let word = move |name: &'static str| asked.with(|asked| asked.get(name)).unwrap_or_default();
    let page = Query::first(RESOURCE, move || ReadLetters {
        fate: word("fate"),
        before: word("before"),
    });
    keep_current(RESOURCE);
    in_room(Room::Outbox, page, |page| view! { <Letters page /> }.into_any())
}

#[component]
fn Letters(page: LetterPage) -> impl IntoView {
    let locale = locale();
    let LetterPage { fate, letters, older } = page;
    let address = |fate: Fate| format!("/admin/outbox?fate={}", fate.word());
    let older = older.map(|before| format!("{}&before={before}", address(fate)));
    let tabs = Fate::ALL
        .into_iter()
        .map(|other| Tab {
            href: address(other),
            label: match other {
                Fate::Dead => td_string!(locale, outbox.dead),
                Fate::Waiting => td_string!(locale, outbox.waiting),
                Fate::Sent => td_string!(locale, outbox.sent),
            }
            .to_owned(),
            current: Signal::stored(other == fate),
        })
        .collect();
    view! {
        <p class="muted">{td_string!(locale, outbox.lead)}</p>
        <Tabs label=td_string!(locale, outbox.fates) tabs />
        <Lines letters fate />
        <More href=older label=td_string!(locale, desk.older) />
    }
    .into_any()
}

#[component]
fn Lines(letters: Vec<LetterLine>, fate: Fate) -> impl IntoView {
    let locale = locale();
    if letters.is_empty() {
        return view! { <Empty title=td_string!(locale, outbox.none) seed="outbox">{td_string!(locale, outbox.none_lead)}</Empty> }
            .into_any();
    }
    let rows = letters
        .into_iter()
        .map(|letter| view! { <Letter letter fate /> })
        .collect_view();
    let list = view! { <ul class="list" role="list">{rows}</ul> };
    if fate != Fate::Dead {
        return list.into_any();
    }
    // One form for all: the button says which.
    view! {
        <Form action=ResendLetter::url() name="resend-letter" touches=RESOURCE>
            <ReasonField id="letter-reason" />
            {list}
        </Form>
    }
    .into_any()
}

#[component]
fn Letter(letter: LetterLine, fate: Fate) -> impl IntoView {
    let locale = locale();
    let LetterLine {
        id,
        channel,
        kind,
        recipient,
        account,
        written,
        sent,
        attempts,
        trouble,
    } = letter;
    let detail = match sent {
        Some(sent) => td_string!(
            locale,
            outbox.left,
            recipient = recipient.clone(),
            written = written,
            sent = sent
        )
        .to_string(),
        None => td_string!(
            locale,
            outbox.tried,
            recipient = recipient.clone(),
            written = written,
            attempts = attempts
        )
        .to_string(),
    };
    let title = match channel {
        Channel::Mail => td_string!(locale, outbox.mail),
        Channel::Text => td_string!(locale, outbox.text_message),
    };
    let owner = account.map(|account| {
        view! { <a class="link" href=format!("/admin/accounts/{account}")>{td_string!(locale, outbox.account)}</a> }
    });
    let again = (fate == Fate::Dead && channel == Channel::Mail).then(|| {
        let label = td_string!(locale, outbox.resend_to, recipient = recipient).to_string();
        view! {
            <Button kind=ButtonKind::Quiet size=ButtonSize::Small name="letter" value=id attr:aria-label=label>
                {td_string!(locale, outbox.resend)}
            </Button>
        }
    });
    view! {
        <li>
            <div class="row">
                <span class="row-words">
                    <span class="row-title">{format!("{title} · {kind}")}</span>
                    <span class="row-detail">{detail}</span>
                    {trouble.map(|trouble| view! { <span class="row-detail">{trouble}</span> })}
                </span>
                <span class="row-trail">{owner}{again}</span>
            </div>
        </li>
    }
    .into_any()
}
