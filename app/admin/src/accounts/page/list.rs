//! Looking for accounts.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use platform::{forms::Form, query::Query};
use server_fn::ServerFn;
use ui::{
    Badge, BadgeTone, Button, ButtonKind, ButtonSize, Empty, Field, FieldKind, List, ListLook, More, Row, Section,
};

use super::standing::StandingBadge;
use crate::{
    accounts::{
        api::{FindAccounts, ResendVerification},
        model::{FoundAccount, FoundAccounts, LONGEST_SEARCH, WaitingRegistration},
    },
    desk::{ReasonField, Room, in_room},
    i18n::{locale, td_string},
};

/// `/admin/accounts`
pub(crate) fn accounts_page() -> AnyView {
    let asked = use_query_map();
    let word = move |name: &'static str| asked.with(|asked| asked.get(name)).unwrap_or_default();
    let found = Query::first(&["desk_accounts"], move || FindAccounts {
        search: word("search"),
        before: word("before"),
    });
    in_room(Room::Accounts, found, |found| view! { <Found found /> }.into_any())
}

#[component]
fn Found(found: FoundAccounts) -> impl IntoView {
    let locale = locale();
    let FoundAccounts {
        search,
        accounts,
        older,
        waiting,
    } = found;
    let escaped = leptos_router::location::Url::escape(&search);
    let older = older.map(|before| format!("/admin/accounts?search={escaped}&before={before}"));
    let list = if accounts.is_empty() {
        view! { <Empty title=td_string!(locale, accounts.none) seed="accounts">{td_string!(locale, accounts.none_lead)}</Empty> }
            .into_any()
    } else {
        let rows = accounts
            .into_iter()
            .map(|account| view! { <AccountRow account /> })
            .collect_view();
        view! { <List look=ListLook::Card>{rows}</List> }.into_any()
    };
    view! {
        <form class="form" method="get" action="/admin/accounts" role="search">
            <Field
                name="search"
                kind=FieldKind::Search
                label=td_string!(locale, accounts.search)
                hint=td_string!(locale, accounts.search_hint)
                value=search
                max_length=LONGEST_SEARCH
            />
            <Button kind=ButtonKind::Secondary size=ButtonSize::Small>{td_string!(locale, accounts.search_button)}</Button>
        </form>
        {list}
        <More href=older label=td_string!(locale, desk.older) />
        {(!waiting.is_empty()).then(|| view! { <Waiting waiting /> })}
    }
    .into_any()
}

#[component]
fn AccountRow(account: FoundAccount) -> impl IntoView {
    let FoundAccount {
        id,
        email,
        phone,
        name,
        since,
        standing,
        operator,
    } = account;
    let trail = move || {
        view! {
            {operator.then(|| view! { <Badge tone=BadgeTone::Accent>{td_string!(locale(), accounts.operator)}</Badge> })}
            <StandingBadge standing=standing.clone() />
        }
    };
    let door = email.or(phone).unwrap_or_default();
    view! { <li><Row title=name detail=format!("{door} · {since}") href=format!("/admin/accounts/{id}") trail /></li> }
}

/// Registrations whose mail was not followed. One form for all: the button says which.
#[component]
fn Waiting(waiting: Vec<WaitingRegistration>) -> impl IntoView {
    let locale = locale();
    let rows = waiting
        .into_iter()
        .map(|WaitingRegistration { id, email, since, until }| {
            let detail = td_string!(locale, accounts.waits, since = since, until = until).to_string();
            let label = td_string!(locale, accounts.resend_to, email = email.clone()).to_string();
            view! {
                <li>
                    <div class="row">
                        <span class="row-words">
                            <span class="row-title">{email}</span>
                            <span class="row-detail">{detail}</span>
                        </span>
                        <span class="row-trail">
                            <Button kind=ButtonKind::Quiet size=ButtonSize::Small name="registration" value=id attr:aria-label=label>
                                {td_string!(locale, accounts.resend)}
                            </Button>
                        </span>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <Section title=td_string!(locale, accounts.waiting)>
            <Form action=ResendVerification::url() name="resend-verification" touches=&["desk_accounts"]>
                <ReasonField id="resend-reason" />
                <ul class="list" role="list">{rows}</ul>
            </Form>
        </Section>
    }
    .into_any()
}
